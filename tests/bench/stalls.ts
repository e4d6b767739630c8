import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'

const IDLE = `
const { monitorEventLoopDelay } = require('node:perf_hooks')
const { parentPort } = require('node:worker_threads')
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
parentPort.on('message', () => { parentPort.postMessage([delay.max / 1e6, delay.percentile(99.9) / 1e6]); parentPort.close() })`

export interface Stalls {
  maxMs: number
  p999Ms: number
  /** The same of a thread that does nothing: what the machine itself adds when others want it */
  idleMaxMs: number
  idleP999Ms: number
}

/** Watches how long the event loop of this thread is kept from other requests, until the returned function is called. */
export function watchStalls(): () => Promise<Stalls> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const idle = new Worker(IDLE, { eval: true })
  delay.enable()
  return async () => {
    delay.disable()
    idle.postMessage('stop')
    const [idleMaxMs, idleP999Ms] = await new Promise<[number, number]>((resolve) => idle.once('message', resolve))
    await idle.terminate()
    return { maxMs: delay.max / 1e6, p999Ms: delay.percentile(99.9) / 1e6, idleMaxMs, idleP999Ms }
  }
}
