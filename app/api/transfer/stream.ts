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
  return new Response(stream, {
    headers: {
      'content-type': mime,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
