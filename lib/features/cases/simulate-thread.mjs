/** Runs in a thread of its own (simulate-in-thread.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from '../../core/finance/simulate.mjs'

parentPort?.postMessage(simulate(/** @type {import('../../core/finance/simulation').SimulationProblem} */ (workerData)))
