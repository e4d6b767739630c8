/**
 * The text of a failed job run. Runs store the words of their engine as they come, and the engine is the portal itself, so
 * these are plain English as in the messages of any other engine; what to do is told by the page of the engine or the log.
 */
export const INTERRUPTED = 'The process ended before the job did.'

/** `keyRefused`, `runs.leaseLost` or `not_found` as words */
const words = (key: string) => (key.split('.').at(-1) ?? '').replace(/_/g, ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

export const refusedWith = (key: string): string => `The job was refused: ${words(key)}.`
export const failedWith = (name: string): string => `The job failed unexpectedly (${name}); the log of this server holds the details.`
export const readingFailed = (engine: string, fault: string): string => `The reading of ${engine} failed: ${words(fault)}. The page of this engine tells what to do.`
