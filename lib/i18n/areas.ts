/**
 * Message areas: one line each. An area is a pair of files of the same name whose single
 * top-level key is the name of the area.
 */
const pair = <En extends object>(en: () => Promise<{ default: En }>, zh: () => Promise<{ default: object }>) => ({ en, 'zh-CN': zh })

export const areas = {
  common: pair(() => import('@/content/messages/en/common.json'), () => import('@/content/messages/zh-CN/common.json')),
  crash: pair(() => import('@/content/messages/en/crash.json'), () => import('@/content/messages/zh-CN/crash.json')),
  errors: pair(() => import('@/content/messages/en/errors.json'), () => import('@/content/messages/zh-CN/errors.json')),
  nav: pair(() => import('@/content/messages/en/nav.json'), () => import('@/content/messages/zh-CN/nav.json')),
  ui: pair(() => import('@/content/messages/en/ui.json'), () => import('@/content/messages/zh-CN/ui.json')),
  audit: pair(() => import('@/content/messages/en/audit.json'), () => import('@/content/messages/zh-CN/audit.json')),
  people: pair(() => import('@/content/messages/en/people.json'), () => import('@/content/messages/zh-CN/people.json')),
  settings: pair(() => import('@/content/messages/en/settings.json'), () => import('@/content/messages/zh-CN/settings.json')),
  tokens: pair(() => import('@/content/messages/en/tokens.json'), () => import('@/content/messages/zh-CN/tokens.json')),
  history: pair(() => import('@/content/messages/en/history.json'), () => import('@/content/messages/zh-CN/history.json')),
  work: pair(() => import('@/content/messages/en/work.json'), () => import('@/content/messages/zh-CN/work.json')),
  developers: pair(() => import('@/content/messages/en/developers.json'), () => import('@/content/messages/zh-CN/developers.json')),
  engines: pair(() => import('@/content/messages/en/engines.json'), () => import('@/content/messages/zh-CN/engines.json')),
  enginePages: pair(() => import('@/content/messages/en/enginePages.json'), () => import('@/content/messages/zh-CN/enginePages.json')),
  jobs: pair(() => import('@/content/messages/en/jobs.json'), () => import('@/content/messages/zh-CN/jobs.json')),
  metrics: pair(() => import('@/content/messages/en/metrics.json'), () => import('@/content/messages/zh-CN/metrics.json')),
  runs: pair(() => import('@/content/messages/en/runs.json'), () => import('@/content/messages/zh-CN/runs.json')),
  boards: pair(() => import('@/content/messages/en/boards.json'), () => import('@/content/messages/zh-CN/boards.json')),
  portfolio: pair(() => import('@/content/messages/en/portfolio.json'), () => import('@/content/messages/zh-CN/portfolio.json')),
  departments: pair(() => import('@/content/messages/en/departments.json'), () => import('@/content/messages/zh-CN/departments.json')),
  systems: pair(() => import('@/content/messages/en/systems.json'), () => import('@/content/messages/zh-CN/systems.json')),
  processes: pair(() => import('@/content/messages/en/processes.json'), () => import('@/content/messages/zh-CN/processes.json')),
  automations: pair(() => import('@/content/messages/en/automations.json'), () => import('@/content/messages/zh-CN/automations.json')),
  requests: pair(() => import('@/content/messages/en/requests.json'), () => import('@/content/messages/zh-CN/requests.json')),
  requestForm: pair(() => import('@/content/messages/en/requestForm.json'), () => import('@/content/messages/zh-CN/requestForm.json')),
  requestDetail: pair(() => import('@/content/messages/en/requestDetail.json'), () => import('@/content/messages/zh-CN/requestDetail.json')),
  workflow: pair(() => import('@/content/messages/en/workflow.json'), () => import('@/content/messages/zh-CN/workflow.json')),
  approvals: pair(() => import('@/content/messages/en/approvals.json'), () => import('@/content/messages/zh-CN/approvals.json')),
  scoring: pair(() => import('@/content/messages/en/scoring.json'), () => import('@/content/messages/zh-CN/scoring.json')),
  selection: pair(() => import('@/content/messages/en/selection.json'), () => import('@/content/messages/zh-CN/selection.json')),
  backtest: pair(() => import('@/content/messages/en/backtest.json'), () => import('@/content/messages/zh-CN/backtest.json')),
  interfaces: pair(() => import('@/content/messages/en/interfaces.json'), () => import('@/content/messages/zh-CN/interfaces.json')),
  components: pair(() => import('@/content/messages/en/components.json'), () => import('@/content/messages/zh-CN/components.json')),
  recognition: pair(() => import('@/content/messages/en/recognition.json'), () => import('@/content/messages/zh-CN/recognition.json')),
  transfer: pair(() => import('@/content/messages/en/transfer.json'), () => import('@/content/messages/zh-CN/transfer.json')),
  views: pair(() => import('@/content/messages/en/views.json'), () => import('@/content/messages/zh-CN/views.json')),
  expansion: pair(() => import('@/content/messages/en/expansion.json'), () => import('@/content/messages/zh-CN/expansion.json')),
  formulas: pair(() => import('@/content/messages/en/formulas.json'), () => import('@/content/messages/zh-CN/formulas.json')),
  rates: pair(() => import('@/content/messages/en/rates.json'), () => import('@/content/messages/zh-CN/rates.json')),
  cases: pair(() => import('@/content/messages/en/cases.json'), () => import('@/content/messages/zh-CN/cases.json')),
  finance: pair(() => import('@/content/messages/en/finance.json'), () => import('@/content/messages/zh-CN/finance.json')),
  ledger: pair(() => import('@/content/messages/en/ledger.json'), () => import('@/content/messages/zh-CN/ledger.json')),
  value: pair(() => import('@/content/messages/en/value.json'), () => import('@/content/messages/zh-CN/value.json')),
  calculator: pair(() => import('@/content/messages/en/calculator.json'), () => import('@/content/messages/zh-CN/calculator.json')),
  risks: pair(() => import('@/content/messages/en/risks.json'), () => import('@/content/messages/zh-CN/risks.json')),
  riskMatrix: pair(() => import('@/content/messages/en/riskMatrix.json'), () => import('@/content/messages/zh-CN/riskMatrix.json')),
  indicators: pair(() => import('@/content/messages/en/indicators.json'), () => import('@/content/messages/zh-CN/indicators.json')),
  compatibility: pair(() => import('@/content/messages/en/compatibility.json'), () => import('@/content/messages/zh-CN/compatibility.json')),
  compatPlan: pair(() => import('@/content/messages/en/compatPlan.json'), () => import('@/content/messages/zh-CN/compatPlan.json')),
  autochecks: pair(() => import('@/content/messages/en/autochecks.json'), () => import('@/content/messages/zh-CN/autochecks.json')),
  compliance: pair(() => import('@/content/messages/en/compliance.json'), () => import('@/content/messages/zh-CN/compliance.json')),
  impact: pair(() => import('@/content/messages/en/impact.json'), () => import('@/content/messages/zh-CN/impact.json')),
  reviews: pair(() => import('@/content/messages/en/reviews.json'), () => import('@/content/messages/zh-CN/reviews.json')),
  privacy: pair(() => import('@/content/messages/en/privacy.json'), () => import('@/content/messages/zh-CN/privacy.json')),
  gates: pair(() => import('@/content/messages/en/gates.json'), () => import('@/content/messages/zh-CN/gates.json')),
  gateReviews: pair(() => import('@/content/messages/en/gateReviews.json'), () => import('@/content/messages/zh-CN/gateReviews.json')),
  phases: pair(() => import('@/content/messages/en/phases.json'), () => import('@/content/messages/zh-CN/phases.json')),
  programme: pair(() => import('@/content/messages/en/programme.json'), () => import('@/content/messages/zh-CN/programme.json')),
  cockpit: pair(() => import('@/content/messages/en/cockpit.json'), () => import('@/content/messages/zh-CN/cockpit.json')),
  packs: pair(() => import('@/content/messages/en/packs.json'), () => import('@/content/messages/zh-CN/packs.json')),
  actions: pair(() => import('@/content/messages/en/actions.json'), () => import('@/content/messages/zh-CN/actions.json')),
  documents: pair(() => import('@/content/messages/en/documents.json'), () => import('@/content/messages/zh-CN/documents.json')),
  files: pair(() => import('@/content/messages/en/files.json'), () => import('@/content/messages/zh-CN/files.json')),
  meetings: pair(() => import('@/content/messages/en/meetings.json'), () => import('@/content/messages/zh-CN/meetings.json')),
  notices: pair(() => import('@/content/messages/en/notices.json'), () => import('@/content/messages/zh-CN/notices.json')),
}

export type Area = keyof typeof areas

type EnglishOf<A extends Area> = Awaited<ReturnType<(typeof areas)[A]['en']>>['default']
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never

/** Every message in its English form: the source of typed keys. */
export type Messages = Intersection<{ [A in Area]: EnglishOf<A> }[Area]>
