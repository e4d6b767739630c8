import { AppError, type MessageParams } from '@/lib/core/errors'

/** What kind of trouble it is: decides whether a retry can help and who has to act. */
export type FaultKind =
  | 'auth'
  | 'forbidden-scope'
  | 'rate-limited'
  | 'transient'
  | 'contract'
  | 'not-found'
  | 'address-refused'

/** Every fault that a reader can meet. Texts: `engines.fault.<code>.what` and `engines.fault.<code>.todo`. */
export const FAULTS = {
  addressRefused: 'address-refused',
  addressNever: 'address-refused',
  portRefused: 'address-refused',
  schemeRefused: 'address-refused',
  redirected: 'contract',
  nameNotFound: 'transient',
  unreachable: 'transient',
  certificate: 'contract',
  connectTimeout: 'transient',
  timeout: 'transient',
  cutShort: 'transient',
  serverError: 'transient',
  notJson: 'contract',
  badJson: 'contract',
  tooDeep: 'contract',
  tooLarge: 'contract',
  unexpectedShape: 'contract',
  unexpectedStatus: 'contract',
  cursorGone: 'contract',
  cursorStuck: 'contract',
  tooManyPages: 'contract',
  keyRefused: 'auth',
  scopeMissing: 'forbidden-scope',
  rateLimited: 'rate-limited',
  notFound: 'not-found',
  resting: 'transient',
  canceled: 'transient',
  internal: 'transient',
  secretUnreadable: 'auth',
  settingsInvalid: 'contract',
  kindUnknown: 'contract',
} as const satisfies Record<string, FaultKind>

export type FaultCode = keyof typeof FAULTS

/** The message keys of a fault: the sentence and the advice. */
export const faultKeys = (code: FaultCode) => ({ what: `engines.fault.${code}.what`, todo: `engines.fault.${code}.todo` })

export const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(FAULTS, code)

/**
 * A failed conversation with an engine. Carries a code and plain parameters (host, status, seconds), never a body,
 * header, key or query string, so that it may be stored, logged and shown.
 */
export class AdapterError extends AppError {
  readonly kind: FaultKind
  readonly fault: FaultCode
  readonly todo: string

  constructor(fault: FaultCode, params: MessageParams = {}, extra: { retryAfterMs?: number } = {}) {
    const keys = faultKeys(fault)
    super({ code: 'upstream', key: keys.what, params, retryAfterMs: extra.retryAfterMs })
    this.name = 'AdapterError'
    this.fault = fault
    this.kind = FAULTS[fault]
    this.todo = keys.todo
    this.message = `${this.kind}: ${fault}`
  }

  /** A repeat of the same request may succeed without anybody acting. */
  get passing(): boolean {
    return this.kind === 'transient' || this.kind === 'rate-limited'
  }
}
