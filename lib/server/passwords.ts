import { hash, verify, type Algorithm } from '@node-rs/argon2'

const cost = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id with 19 MiB, two passes; runs off the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

let decoy: Promise<string> | undefined

/** Takes the same work whether or not there is a stored hash, so that time does not tell who exists. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost)
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC')).catch(() => false)
  return matches && stored != null
}
