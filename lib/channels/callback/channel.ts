import { AdapterError } from '@/lib/engines/contract/faults'
import { checkUrl, parseAllowList } from '@/lib/engines/http/address'
import { postOnce } from '@/lib/engines/http/post'

/** Why an answer did not arrive; its words are `reviews.faults.<kind>`. */
export type CallbackFault = 'addressRefused' | 'nameNotFound' | 'unreachable' | 'certificate' | 'timeout' | 'cutShort' | 'redirected' | 'gone' | 'status'

export type CallbackResult = { taken: true; status: number } | { taken: false; fault: CallbackFault; status: number | null; passing: boolean; retryAfterMs: number | null }

const ofAddress: ReadonlySet<string> = new Set(['addressRefused', 'addressNever', 'portRefused', 'schemeRefused'])
const known: Record<string, CallbackFault> = { nameNotFound: 'nameNotFound', certificate: 'certificate', connectTimeout: 'timeout', timeout: 'timeout', cutShort: 'cutShort' }

function faultOf(error: unknown): CallbackFault {
  if (!(error instanceof AdapterError)) return 'unreachable'
  return ofAddress.has(error.fault) ? 'addressRefused' : (known[error.fault] ?? 'unreachable')
}

/** Carries one signed answer to the address that an engine named. `hosts` are those on private addresses that may be called. */
export const callback = {
  /** Whether the address could ever be called: what shows before any name is looked up. */
  accepts(hosts: readonly string[], url: string): boolean {
    if (!URL.canParse(url)) return false
    try {
      checkUrl(parseAllowList(hosts), new URL(url))
      return true
    } catch {
      return false
    }
  },

  /** Any 2xx means taken. Nothing is thrown: a refusal is a result. */
  async post({ hosts, url, headers, body, signal }: { hosts: readonly string[]; url: string; headers: Record<string, string>; body: string; signal: AbortSignal }): Promise<CallbackResult> {
    try {
      const { status, retryAfterMs } = await postOnce({ allow: parseAllowList(hosts), url: new URL(url), headers, body, signal })
      if (status >= 200 && status < 300) return { taken: true, status }
      if (status >= 300 && status < 400) return { taken: false, fault: 'redirected', status, passing: false, retryAfterMs: null }
      if (status === 410) return { taken: false, fault: 'gone', status, passing: false, retryAfterMs: null }
      return { taken: false, fault: 'status', status, passing: true, retryAfterMs }
    } catch (error) {
      const fault = faultOf(error)
      return { taken: false, fault, status: null, passing: fault !== 'addressRefused', retryAfterMs: null }
    }
  },
}
