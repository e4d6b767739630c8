import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'

/** The bytes of stored files: `<data folder>/files/<first two digits>/<SHA-256>`. */
export const filesDir = (dataDir: string) => path.join(dataDir, 'files')
export const pathOfFile = (dataDir: string, sha256: string) => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
  return path.join(filesDir(dataDir), sha256.slice(0, 2), sha256)
}

/** Where stored bytes lie below the folder of files, as `dropBytes` takes it. */
export const nameOfBytes = (sha256: string): string => path.join(sha256.slice(0, 2), sha256)

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Stores the bytes under their hash and returns it; what is there when this resolves survives a power cut. */
export async function keepBytes(dataDir: string, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes)
  const target = pathOfFile(dataDir, sha256)
  const known = await stat(target).catch(() => null)
  if (known?.size === bytes.byteLength) {
    // Fresh again, so that nobody sweeps it before its row is there.
    await utimes(target, new Date(), new Date())
    return sha256
  }
  const folder = path.dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const partial = `${target}.${randomUUID()}.partial`
  try {
    const file = await open(partial, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  for (const dir of [folder, path.dirname(folder)]) await syncFolder(dir)
  return sha256
}

/** @throws Error when the file is missing or is not what was stored */
export async function readBytes(dataDir: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(pathOfFile(dataDir, sha256))
  if (sha256Of(bytes) !== sha256) throw new Error(`the stored file ${sha256} is damaged`)
  return bytes
}

/** Hashes of all stored files, and remains of interrupted writes. */
export async function listBytes(dataDir: string): Promise<{ name: string; sha256: string | null; changedAt: Date }[]> {
  const found = []
  for (const dir of await readdir(filesDir(dataDir)).catch(() => [])) {
    for (const name of await readdir(path.join(filesDir(dataDir), dir)).catch(() => [])) {
      const known = await stat(path.join(filesDir(dataDir), dir, name)).catch(() => null)
      // A write that was just finished or given up is gone under its first name.
      if (known) found.push({ name: path.join(dir, name), sha256: /^[0-9a-f]{64}$/.test(name) ? name : null, changedAt: known.mtime })
    }
  }
  return found
}

/** Removes stored bytes that did not change since `before`. */
export async function dropBytes(dataDir: string, name: string, before: Date): Promise<boolean> {
  const file = path.join(filesDir(dataDir), name)
  const known = await stat(file).catch(() => null)
  if (!known || known.mtime >= before) return false
  await rm(file, { force: true })
  return true
}

async function syncFolder(dir: string) {
  const handle = await open(dir, 'r')
  await handle.sync().catch(() => {}) // Some file systems cannot sync a folder.
  await handle.close()
}
