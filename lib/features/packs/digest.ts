import { createHash } from 'node:crypto'

/** SHA-256 (hex) of the figures as they are stored. */
export const figuresHash = (stored: string): string => createHash('sha256').update(stored).digest('hex')
