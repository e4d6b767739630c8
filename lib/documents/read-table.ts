import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError, ruleError, type Reason } from '@/lib/core/errors'
import { checkWorkbook, packedParts } from '@/lib/core/files/workbook'
import { encodingOf, separatorOf } from '@/lib/core/transfer/csv'
import { MAX_CSV_BYTES, MAX_WORKBOOK_BYTES, tableLimits } from '@/lib/core/transfer/limits'

/** For one batch; what the caller does with it takes as long as it likes. */
const TIMEOUT_MS = 2 * 60_000
/** Threads that read at the same time; each may take some hundred megabytes. */
const MOST_AT_ONCE = 2
let running = 0

export interface TableRow {
  /** From 1; the header is the first */
  line: number
  cells: string[]
}

type Message = { rows: TableRow[]; end?: boolean } | { refused: Reason }

/**
 * The rows of the first sheet of an XLSX file or of a CSV file in UTF-8, UTF-16 or GB18030, in batches, read in a thread of its
 * own with bounded memory and time. Never more than one batch is on its way; leaving the loop ends the thread.
 * @throws AppError `rule` with a reason of area `transfer` when the file is none of these or beyond the limits
 */
export async function* readTable(file: string): AsyncGenerator<TableRow[]> {
  const source = await sourceOf(file)
  if (running >= MOST_AT_ONCE) throw new AppError({ code: 'rule', key: 'transfer.refused.busy' })
  running += 1
  // Read from the source tree by path: the bundler must not rewrite a thread that loads its libraries itself.
  const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/documents', 'table-thread.mjs'), {
    workerData: { source, limits: tableLimits },
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
    stderr: true,
  })
  const messages: Message[] = []
  let failure: Error | null = null
  let ended = false
  let wake = () => {}
  worker.on('message', (message: Message) => (messages.push(message), wake()))
  worker.on('error', (error) => ((failure = error), wake()))
  worker.on('exit', () => ((ended = true), wake()))
  try {
    for (;;) {
      const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
      while (!messages.length && !ended && !failure) await new Promise<void>((resolve) => (wake = resolve))
      clearTimeout(timer)
      const message = messages.shift()
      // Out of memory, out of time, or a fault of a library: the file is refused, the portal goes on.
      if (!message) throw new AppError({ code: 'rule', key: 'transfer.refused.tooHeavy', cause: failure })
      if ('refused' in message) throw ruleError([message.refused])
      if (message.rows.length) yield message.rows
      if (message.end) return
      worker.postMessage('go on')
    }
  } finally {
    running -= 1
    await worker.terminate()
  }
}

async function sourceOf(file: string) {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, 256 * 1024))
    await handle.read(head, 0, head.length, 0)
    if (head[0] === 0x50 && head[1] === 0x4b) {
      if (size > MAX_WORKBOOK_BYTES) throw refusal('tooLarge', { megabytes: MAX_WORKBOOK_BYTES / 1_048_576 })
      const bytes = await readFile(file)
      const check = checkWorkbook(bytes)
      if (!check.ok) throw ruleError([check.reason])
      return { kind: 'xlsx' as const, parts: packedParts(bytes, check.entries) }
    }
    if (size === 0) throw refusal('empty')
    if (size > MAX_CSV_BYTES) throw refusal('tooLarge', { megabytes: MAX_CSV_BYTES / 1_048_576 })
    const encoding = encodingOf(head)
    if (isBinary(head, encoding)) throw refusal('notATable')
    return { kind: 'csv' as const, path: file, encoding, separator: separatorOf(new TextDecoder(encoding).decode(head)) }
  } finally {
    await handle.close()
  }
}

/** Texts have no control characters; a picture or a program has many. */
const isBinary = (head: Uint8Array, encoding: string): boolean => {
  if (encoding.startsWith('utf-16')) return /[\u0000-\u0008\u000e-\u0019]/.test(new TextDecoder(encoding).decode(head.subarray(0, 4096)))
  return head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 26)
}

const refusal = (key: string, params?: Reason['params']) => ruleError([{ key: `transfer.refused.${key}`, ...(params && { params }) }])
