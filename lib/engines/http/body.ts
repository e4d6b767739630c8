import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { AdapterError } from '@/lib/engines/contract/faults'

const openers: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
}

/**
 * Reads a body of at most `maxBytes` after decompression and stops the stream at the first byte beyond.
 * @throws AdapterError tooLarge, cutShort (broken compression or fewer bytes than promised), unexpectedShape (unknown encoding)
 */
export async function readBody(body: Readable, encoding: string, maxBytes: number, host: string): Promise<Buffer> {
  const name = encoding.trim().toLowerCase()
  const open = name === '' || name === 'identity' ? null : openers[name]
  if (open === undefined) throw new AdapterError('unexpectedShape', { host, field: 'content-encoding' })
  const chunks: Buffer[] = []
  let size = 0
  let stopped: AdapterError | undefined
  const collect = async (source: AsyncIterable<unknown>) => {
    for await (const chunk of source) {
      const bytes = chunk as Buffer
      size += bytes.length
      if (size > maxBytes) throw (stopped = new AdapterError('tooLarge', { host, megabytes: Math.round(maxBytes / 1e6) || 1 }))
      chunks.push(bytes)
    }
  }
  try {
    await (open ? pipeline(body, open(), collect) : pipeline(body, collect))
  } catch (error) {
    body.destroy()
    if (stopped) throw stopped
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw new AdapterError('cutShort', { host })
    throw error
  }
  return Buffer.concat(chunks, size)
}
