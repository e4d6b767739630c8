import pino from 'pino'

/** Paths whose values never reach a log line, whatever object is logged. */
const secretFields = ['password', 'passwordHash', 'token', 'tokenHash', 'secret', 'secrets', 'authorization', 'cookie', 'apiKey', 'cipher', 'code']

/** JSON lines on standard output; every line of a request carries its `requestId`. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: '[redacted]',
  },
})
