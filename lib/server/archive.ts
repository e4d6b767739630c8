import { Zip, ZipDeflate } from 'fflate'

/** A file of an archive: its bytes, or pieces that are made one after the other. */
export interface ArchiveFile {
  name: string
  content: string | Uint8Array | AsyncIterable<string>
}

const encoder = new TextEncoder()

/** A ZIP archive, file after file; the event loop gets its turn between pieces. */
export async function archive(files: readonly ArchiveFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else chunks.push(chunk)
  })
  for (const { name, content } of files) {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    if (typeof content === 'string') entry.push(encoder.encode(content), true)
    else if (content instanceof Uint8Array) entry.push(content, true)
    else {
      for await (const piece of content) {
        entry.push(encoder.encode(piece))
        await new Promise(setImmediate)
      }
      entry.push(new Uint8Array(), true)
    }
  }
  zip.end()
  if (failure) throw failure
  return Buffer.concat(chunks)
}
