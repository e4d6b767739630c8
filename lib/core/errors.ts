/** The closed family of failures. Every transport maps these and nothing else. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'rule'
  | 'upstream'
  | 'internal'

export type MessageParams = Record<string, string | number>

/** A sentence to be chosen in the reader's language: key below `content/messages`, and its parameters. */
export interface Reason {
  key: string
  params?: MessageParams
}

/** Field path (dots between levels) to the reasons why its value was refused. */
export type FieldReasons = Record<string, Reason[]>

export interface ErrorShape {
  code: ErrorCode
  key: string
  params?: MessageParams
  fields?: FieldReasons
  reasons?: Reason[]
}

/** Thrown by verbs and queries; `message` is for logs only and never leaves the server. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly key: string
  readonly params?: MessageParams
  readonly fields?: FieldReasons
  readonly reasons?: Reason[]
  /** Milliseconds after which a retry makes sense, where known. */
  readonly retryAfterMs?: number

  constructor(shape: ErrorShape & { retryAfterMs?: number; cause?: unknown }) {
    super(`${shape.code}: ${shape.key}`, { cause: shape.cause })
    this.name = 'AppError'
    this.code = shape.code
    this.key = shape.key
    this.params = shape.params
    this.fields = shape.fields
    this.reasons = shape.reasons
    this.retryAfterMs = shape.retryAfterMs
  }

  /** What may be shown to the caller. */
  shape(): ErrorShape {
    const { code, key, params, fields, reasons } = this
    return { code, key, ...(params && { params }), ...(fields && { fields }), ...(reasons && { reasons }) }
  }
}

export const unauthenticated = () => new AppError({ code: 'unauthenticated', key: 'errors.unauthenticated' })

export const forbidden = (permission: string) =>
  new AppError({ code: 'forbidden', key: 'errors.forbidden', params: { permission } })

/** Also thrown for a row that exists but that the actor may not see. */
export const notFound = (entity: string) => new AppError({ code: 'not_found', key: 'errors.not_found', params: { entity } })

export const invalid = (fields: FieldReasons) => new AppError({ code: 'invalid', key: 'errors.invalid', fields })

export const conflict = (key = 'errors.conflict', params?: MessageParams) => new AppError({ code: 'conflict', key, params })

/** A decision of lib/core refused it; the first reason is the headline. */
export const ruleError = (reasons: Reason[]) =>
  new AppError({ code: 'rule', key: reasons[0]?.key ?? 'errors.rule', params: reasons[0]?.params, reasons })

export const internal = (cause: unknown) => new AppError({ code: 'internal', key: 'errors.internal', cause })
