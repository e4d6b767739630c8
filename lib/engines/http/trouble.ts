import { AdapterError } from '@/lib/engines/contract/faults'

const tlsCodes = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/

/** Turns whatever the network threw into one of our faults; the original text (addresses, headers) is dropped. */
export function troubleOf(error: unknown, host: string, port: number): AdapterError {
  const found = adapterErrorIn(error)
  if (found) return found
  const code = codeOf(error)
  if (tlsCodes.test(code)) return new AdapterError('certificate', { host })
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return new AdapterError('connectTimeout', { host, port })
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'TOTAL_TIMEOUT':
      return new AdapterError('timeout', { host })
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return new AdapterError('cutShort', { host })
    case 'UND_ERR_HEADERS_OVERFLOW':
    case 'HPE_HEADER_OVERFLOW':
    case 'HPE_INVALID_CONSTANT':
      return new AdapterError('unexpectedShape', { host, field: 'http' })
    default:
      return new AdapterError('unreachable', { host, port })
  }
}

/** Our own fault may arrive wrapped: a failed happy-eyeballs connect collects its causes. */
function adapterErrorIn(error: unknown): AdapterError | null {
  if (error instanceof AdapterError) return error
  if (error instanceof AggregateError) for (const inner of error.errors) if (inner instanceof AdapterError) return inner
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof AdapterError ? cause : null
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : codeOf(cause)
}
