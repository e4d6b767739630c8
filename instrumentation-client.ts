/**
 * Some rules that browsers share with the server hold schemas. The content policy allows no code from strings, so that their library
 * is told, before any of them is made, not to try.
 */
const shared = globalThis as typeof globalThis & { __zod_globalConfig?: { jitless?: boolean } }
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true }

export {}
