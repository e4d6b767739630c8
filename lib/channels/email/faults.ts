import { SendFault, type FaultKind } from '../contract'

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
}

/** Codes of the library and of sockets for "nobody there", "too slow" and "not encrypted as agreed". */
const byCode: Record<string, FaultKind> = {
  ECONNREFUSED: 'refusedConnection', ECONNRESET: 'refusedConnection', EHOSTUNREACH: 'refusedConnection', ENETUNREACH: 'refusedConnection', ECONNECTION: 'refusedConnection', ESOCKET: 'refusedConnection',
  ETIMEDOUT: 'timeout', ETLS: 'tls', EDNS: 'unknownHost', ENOTFOUND: 'unknownHost', EAUTH: 'login', ENOAUTH: 'login', EOAUTH2: 'login',
}

/** The library's errors as ours: its words may quote what was sent, so only codes are kept. */
export function faultOf(error: unknown, { host, port }: { host: string; port: number }): SendFault {
  if (error instanceof SendFault) return error
  const { code = '', command = '', responseCode = 0 } = error as SmtpError
  const params = { host, port, code: responseCode }
  const passing = responseCode < 500
  if (code === 'EENVELOPE' && /^MAIL/.test(command)) return new SendFault('sender', params, 'channel', true, error)
  if (code === 'EENVELOPE') return new SendFault('recipient', params, 'once', passing, error)
  if (isCertificateError(code, error)) return new SendFault('tls', params, 'channel', true, error)
  const kind = byCode[code]
  if (kind) return new SendFault(kind, params, 'channel', true, error)
  if (responseCode) return new SendFault('server', params, 'once', passing, error)
  return new SendFault('unknown', params, 'once', true, error)
}

/** Certificates are refused with codes of the TLS library, wrapped as a failure of the socket. */
function isCertificateError(code: string, error: unknown): boolean {
  const text = error instanceof Error ? error.message : ''
  return /CERT|SSL|TLS_/.test(code) || (code === 'ESOCKET' && /certificate|SSL|TLS|wrong version number/i.test(text))
}
