import { z } from 'zod'
import type { TokenScope } from '@/lib/core/access'
import { RunReport } from '@/lib/core/runs/run'
import { BacklogReport } from '@/lib/core/runs/backlog'
import { RegisterPage } from '@/lib/features/automations/register'
import { RegisterInput as RiskPage } from '@/lib/features/risks/register'
import { RequestApiInput } from '@/lib/features/requests/list-schema'
import { MetricsInput, RunFilter } from '@/lib/features/runs/schema'
import { AskReview, LongPoll, ReviewApiFilter } from '@/lib/features/reviews/schema'
import { ValuePage } from '@/lib/features/value/schema'
import { AutomationRow, BacklogAnswer, EngineRow, MetricsRow, pageOf, ProcessRow, PushAnswer, RequestRow, RiskRow, RunRow, ReviewAnswerBody, ValueRow } from './shapes'

/** One operation of the machine interface: the routes parse with `query` and `body`, the description is made from them. */
export interface Operation {
  id: 'pushRuns' | 'pushBacklog' | 'listRuns' | 'readMetrics' | 'listAutomations' | 'listProcesses' | 'listRequests' | 'listEngines' | 'listValue' | 'listRisks' | 'askReview' | 'listReviews' | 'readReview' | 'withdrawReview'
  method: 'get' | 'post'
  path: `/api/v1/${string}`
  scope: TokenScope
  query?: z.ZodType
  body?: z.ZodType
  answer: z.ZodType
}

export const operations: Operation[] = [
  {
    id: 'pushRuns',
    method: 'post',
    path: '/api/v1/runs',
    scope: 'runs:write',
    body: z.object({ engine: z.string().min(1).max(100), runs: z.array(RunReport).max(2000) }),
    answer: PushAnswer,
  },
  {
    id: 'pushBacklog',
    method: 'post',
    path: '/api/v1/backlog',
    scope: 'runs:write',
    body: z.object({ engine: z.string().min(1).max(100), samples: z.array(BacklogReport).max(2000) }),
    answer: BacklogAnswer,
  },
  { id: 'listRuns', method: 'get', path: '/api/v1/runs', scope: 'runs:read', query: RunFilter, answer: pageOf(RunRow) },
  { id: 'readMetrics', method: 'get', path: '/api/v1/metrics', scope: 'metrics:read', query: MetricsInput, answer: z.object({ from: z.string(), to: z.string(), group: z.string(), data: z.array(MetricsRow) }) },
  { id: 'listAutomations', method: 'get', path: '/api/v1/automations', scope: 'automations:read', query: RegisterPage, answer: pageOf(AutomationRow) },
  { id: 'listProcesses', method: 'get', path: '/api/v1/processes', scope: 'processes:read', query: RegisterPage, answer: pageOf(ProcessRow) },
  { id: 'listRequests', method: 'get', path: '/api/v1/requests', scope: 'requests:read', query: RequestApiInput, answer: pageOf(RequestRow).extend({ total: z.int(), more: z.boolean() }) },
  { id: 'listEngines', method: 'get', path: '/api/v1/engines', scope: 'engines:read', answer: pageOf(EngineRow) },
  { id: 'listRisks', method: 'get', path: '/api/v1/risks', scope: 'risks:read', query: RiskPage, answer: pageOf(RiskRow) },
  { id: 'listValue', method: 'get', path: '/api/v1/value', scope: 'value:read', query: ValuePage, answer: pageOf(ValueRow) },
  { id: 'askReview', method: 'post', path: '/api/v1/reviews', scope: 'reviews:write', body: AskReview, answer: ReviewAnswerBody.extend({ created: z.boolean() }) },
  { id: 'listReviews', method: 'get', path: '/api/v1/reviews', scope: 'reviews:read', query: ReviewApiFilter, answer: pageOf(ReviewAnswerBody) },
  { id: 'readReview', method: 'get', path: '/api/v1/reviews/{id}', scope: 'reviews:read', query: LongPoll, answer: ReviewAnswerBody },
  { id: 'withdrawReview', method: 'post', path: '/api/v1/reviews/{id}/withdraw', scope: 'reviews:write', body: z.object({ reason: z.string().max(2000).optional() }), answer: ReviewAnswerBody },
]
