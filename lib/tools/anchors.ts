import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The file outside the database that the audit trail is anchored in. */
const NAME = 'audit-anchors.jsonl'

export function readAnchors(dataDir: string): string | null {
  try {
    return readFileSync(path.join(dataDir, NAME), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export function writeAnchors(dataDir: string, text: string | null): void {
  if (text !== null) writeFileSync(path.join(dataDir, NAME), text, { mode: 0o600 })
}
