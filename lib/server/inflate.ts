import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import type { Inflate } from '@/lib/core/files/active-content'

/** Unpacks within a bound; what is cut off at its end is read as far as it goes, as document readers do. */
export const inflate: Inflate = (bytes, kind, max) => {
  try {
    return (kind === 'raw' ? inflateRawSync : inflateSync)(bytes, { maxOutputLength: Math.max(1, max), finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}
