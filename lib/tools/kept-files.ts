import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { pathOfFile } from '@/lib/server/file-store'

export interface FileCounts {
  kept: number
  /** Hashes of files that the data folder does not hold as they were stored */
  missing: string[]
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Null when the file is missing or damaged. */
export function fileBytes(dataDir: string, sha256: string): Buffer | null {
  try {
    const bytes = readFileSync(pathOfFile(dataDir, sha256))
    return sha256Of(bytes) === sha256 ? bytes : null
  } catch {
    return null
  }
}

/** Puts a file of a backup in its place; one that is there as it should be stays. */
export function putFile(dataDir: string, sha256: string, bytes: Buffer): void {
  if (fileBytes(dataDir, sha256)) return
  const target = pathOfFile(dataDir, sha256)
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
  const partial = `${target}.partial`
  const file = openSync(partial, 'w', 0o600)
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at)
  fsyncSync(file)
  closeSync(file)
  renameSync(partial, target)
}
