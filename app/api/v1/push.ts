import { AppError, invalid } from '@/lib/core/errors'
import type { Locale } from '@/lib/core/localized'
import type { RunProblem } from '@/lib/core/runs/problem'
import { messageText } from '@/lib/i18n/message-text'
import { boundedJson, boundedText } from '@/lib/server/http'

const MOST_BYTES = 8 * 1024 * 1024
const MOST_RECORDS = 2_000

/** The body as JSON, or as lines of JSON with the engine in the query: `{ engine, [member]: records }`. */
export async function readBatch(request: Request, member: 'runs' | 'samples'): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-ndjson')) {
    const lines = (await boundedText(request, MOST_BYTES)).split('\n').filter((line) => line.trim() !== '')
    checkCount(lines, member)
    return { engine: new URL(request.url).searchParams.get('engine') ?? undefined, [member]: lines.map(readLine) }
  }
  if (!type.startsWith('application/json')) throw new AppError({ code: 'invalid', key: 'errors.contentType' })
  const body = await boundedJson(request, MOST_BYTES)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new AppError({ code: 'invalid', key: 'errors.notObject' })
  const batch = body as Record<string, unknown>
  if (Array.isArray(batch[member])) checkCount(batch[member], member)
  return batch
}

function checkCount(records: unknown[], member: string): void {
  if (records.length > MOST_RECORDS) throw invalid({ [member]: [{ key: 'errors.atMost', params: { max: MOST_RECORDS } }] })
}

/** A line that is no JSON stays the text it is: it will be refused alone. */
function readLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return line.slice(0, 200)
  }
}

interface Answer<R> {
  accepted: number
  rejected: number
  results: (R & { error?: RunProblem })[]
}

/** The answer of a push with each refusal as a sentence. */
export async function answerOf<R extends object>(locale: Locale, answer: Answer<R>) {
  const text = await messageText(locale)
  return {
    ...answer,
    results: answer.results.map(({ error, ...result }) => ({
      ...result,
      ...(error && { error: { code: error.key.split('.').at(-1), ...(error.field && { field: error.field }), detail: text(error.key, error.params) } }),
    })),
  }
}
