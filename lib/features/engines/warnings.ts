import type { MessageParams, Reason } from '@/lib/core/errors'
import type { Warning, WarningCode } from '@/lib/engines/contract'

/** How often it occurred, with the first as the example. Text: `engines.warning.<code>` with `params`. */
export interface StoredWarning {
  code: WarningCode
  params: MessageParams
  problem?: Reason
}

/** Warnings of one sync, each kind once. */
export class Warnings {
  readonly #byCode = new Map<WarningCode, StoredWarning>()

  add({ code, params }: Warning, problem?: Reason): void {
    const known = this.#byCode.get(code)
    const count = Number(params?.count ?? 1)
    if (known) known.params.count = Number(known.params.count) + count
    else this.#byCode.set(code, { code, params: { ...params, count }, ...(problem && { problem }) })
  }

  list(): StoredWarning[] {
    return [...this.#byCode.values()]
  }
}
