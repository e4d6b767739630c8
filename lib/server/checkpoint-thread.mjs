/** Runs in a thread of its own (checkpoints.ts): at each message moves what the write-ahead log holds into the database. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const port = parentPort
if (!port) throw new Error('no parent')
const database = new Database(/** @type {string} */ (workerData), { fileMustExist: true })
database.pragma('synchronous=FULL')

port.on('message', () => {
  try {
    database.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    port.postMessage('done')
  }
})
