import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import readline from 'node:readline'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sha256Of } from './kept-files'
import { reasonOf, Refusal } from './refusal.mjs'

export const FORMAT = 'wheelhouse-dump-1'

export interface DumpHead {
  format: typeof FORMAT
  createdAt: string
  migrations: { migration_name: string; checksum: string }[]
  sequences: { name: string; value: string; called: boolean }[]
  anchors: string | null
}

/** A compressed file of lines: the head, for each table its name, its rows as JSON and a line that closes it, then the stored files. */
export type DumpLine =
  | { kind: 'head'; head: DumpHead }
  | { kind: 'table'; table: string }
  | { kind: 'row'; json: string }
  | { kind: 'end'; table: string; rows: number; sha256: string }
  | { kind: 'file'; sha256: string; bytes: Buffer }
  | { kind: 'complete'; tables: number }

export class DumpWriter {
  readonly #gzip = createGzip({ level: 6 })
  readonly #done: Promise<void>
  #tables = 0
  #rows = 0
  #files = 0
  #hash = createHash('sha256')

  constructor(readonly file: string) {
    const out = createWriteStream(`${file}.partial`, { mode: 0o600, flush: true })
    this.#done = finished(this.#gzip.pipe(out))
    this.#done.catch(() => {})
  }

  head(head: DumpHead): Promise<void> {
    return this.#line(JSON.stringify({ head }))
  }

  table(table: string): Promise<void> {
    this.#rows = 0
    this.#hash = createHash('sha256')
    return this.#line(JSON.stringify({ table }))
  }

  row(json: string): Promise<void> {
    this.#rows += 1
    this.#hash.update(json).update('\n')
    return this.#line(`:${json}`)
  }

  endTable(table: string): Promise<void> {
    this.#tables += 1
    return this.#line(JSON.stringify({ end: table, rows: this.#rows, sha256: this.#hash.digest('hex') }))
  }

  keptFile(sha256: string, bytes: Buffer): Promise<void> {
    this.#files += 1
    return this.#line(JSON.stringify({ file: sha256, bytes: bytes.toString('base64') }))
  }

  /** Completes the file, reads it back and only then gives it its name. */
  async close(): Promise<void> {
    await this.#line(JSON.stringify({ complete: this.#tables, files: this.#files }))
    this.#gzip.end()
    await this.#done
    for await (const line of readDump(`${this.file}.partial`)) void line
    await rename(`${this.file}.partial`, this.file)
  }

  async discard(): Promise<void> {
    this.#gzip.destroy()
    await rm(`${this.file}.partial`, { force: true })
  }

  async #line(text: string): Promise<void> {
    if (!this.#gzip.write(`${text}\n`)) await Promise.race([once(this.#gzip, 'drain'), this.#done])
  }
}

/** @throws Refusal when a line, a row or the end is missing or changed */
export async function* readDump(file: string): AsyncGenerator<DumpLine> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error))
  let rows = 0
  let tables = 0
  let files = 0
  let hash = createHash('sha256')
  let complete = false
  try {
    for await (const line of readline.createInterface({ input: source.pipe(unzipped), crlfDelay: Infinity })) {
      if (line.startsWith(':')) {
        rows += 1
        hash.update(line.slice(1)).update('\n')
        yield { kind: 'row', json: line.slice(1) }
        continue
      }
      const { head, table, end, sha256, file: kept, bytes: encoded, complete: count, files: expectedFiles = 0, rows: expected } = JSON.parse(line)
      if (head) {
        if (head.format !== FORMAT) throw new Refusal(`${file} has the format ${String(head.format)}, which this version cannot read.`)
        yield { kind: 'head', head }
      } else if (table) {
        rows = 0
        hash = createHash('sha256')
        yield { kind: 'table', table }
      } else if (end) {
        tables += 1
        if (rows !== expected || hash.digest('hex') !== sha256) throw new Refusal(`The backup is damaged: the rows of ${String(end)} are not those that were written.`)
        yield { kind: 'end', table: end, rows, sha256 }
      } else if (kept) {
        files += 1
        const bytes = Buffer.from(encoded, 'base64')
        if (sha256Of(bytes) !== kept) throw new Refusal(`The backup is damaged: a stored file is not ${String(kept)}.`)
        yield { kind: 'file', sha256: kept, bytes }
      } else {
        complete = count === tables && files === expectedFiles
        yield { kind: 'complete', tables }
      }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`${file} is not a backup of the portal on PostgreSQL, or it is damaged: ${reasonOf(error)}`)
  }
  if (!complete) throw new Refusal(`The backup is damaged: ${file} ends too early.`)
}
