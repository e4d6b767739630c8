import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'

const PAGES_TO_START = 2000
/** 64 MB: the log begins anew only after a checkpoint during which nobody wrote. */
const PAGES_TO_WAIT = 16_000

/**
 * Moves the write-ahead log of a SQLite database into its file from a thread. SQLite by itself does so inside a COMMIT, which
 * keeps every request waiting for the disk.
 */
export class Checkpoints {
  #thread: Worker | null = null
  #running: Promise<void> | null = null
  #ended: (failure: Error | null) => void = () => {}

  constructor(private readonly writer: Database) {
    writer.pragma('wal_autocheckpoint=0')
  }

  /** Call after each write. The next one waits for the promise, when there is one: the log has become long. */
  afterWrite(): Promise<void> | null {
    const [state] = this.writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
    const { log = 0, checkpointed = 0 } = state ?? {}
    if (log - checkpointed < PAGES_TO_START) return null
    this.#running ??= this.#run().finally(() => (this.#running = null))
    return log < PAGES_TO_WAIT ? null : this.#running
  }

  async dispose(): Promise<void> {
    await this.#running
    await this.#thread?.terminate()
    this.#thread = null
  }

  async #run(): Promise<void> {
    try {
      await this.#inThread()
    } catch {
      this.#thread = null
      if (this.writer.open && !this.writer.inTransaction) this.writer.pragma('wal_checkpoint(PASSIVE)')
    }
  }

  #inThread(): Promise<void> {
    const thread = (this.#thread ??= this.#start())
    thread.ref()
    return new Promise<void>((resolve, reject) => {
      this.#ended = (failure) => {
        thread.unref()
        if (failure) reject(failure)
        else resolve()
      }
      thread.postMessage('move')
    })
  }

  #start(): Worker {
    // By path from the source tree: the bundler cannot follow a thread that loads a native module.
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/server/checkpoint-thread.mjs')
    const thread = new Worker(file, { workerData: this.writer.name })
    return thread
      .on('message', () => this.#ended(null))
      .on('error', (error) => this.#ended(error))
      .on('exit', (code) => {
        // One that ends late has a successor already.
        if (this.#thread !== thread) return
        this.#thread = null
        this.#ended(new Error(`the thread ended with ${code}`))
      })
  }
}
