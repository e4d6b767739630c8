import { setImmediate } from 'node:timers/promises'

/** Lets waiting requests run between two pieces of a long piece of work. */
export const giveWay = (): Promise<void> => setImmediate()
