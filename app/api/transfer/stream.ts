import { downloadHeaders } from '@/app/api/as-file'

/** Bytes as they are made; a reader who leaves ends the work. */
export function streamed(body: AsyncGenerator<Uint8Array>, name: string, mime: string): Response {
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await body.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await body.return(undefined)
    },
  })
  return new Response(stream, { headers: downloadHeaders(name, mime) })
}
