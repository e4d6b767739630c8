import { AdapterError } from '@/lib/engines/contract/faults'

const MAX_DEPTH = 200

/**
 * UTF-8 JSON with a bounded depth. Broken UTF-8 and lone surrogates are replaced, so that every string can be stored.
 * @throws AdapterError badJson, tooDeep
 */
export function parseJson(bytes: Buffer, host: string): unknown {
  const text = bytes.toString('utf8')
  if (depthOf(bytes) > MAX_DEPTH) throw new AdapterError('tooDeep', { host, levels: MAX_DEPTH })
  try {
    return JSON.parse(text, text.includes('\\u') ? wellFormed : undefined)
  } catch {
    throw new AdapterError(text.trim() === '' || looksCut(text) ? 'cutShort' : 'badJson', { host })
  }
}

const wellFormed = (_: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

const looksCut = (text: string) => /^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text)

function depthOf(bytes: Buffer): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (inString) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return deepest
}
