import type { ComplianceBody, Law } from './record'

/** PIPL Art. 55: any one of them asks for an assessment before the handling begins. */
export const piplTriggers = ['sensitive', 'automated', 'entrusted', 'provided', 'published', 'crossBorder', 'significantEffect'] as const
export type PiplTrigger = (typeof piplTriggers)[number]

/** GDPR Art. 35 (3), and two or more of the criteria of the guidelines WP 248. */
export const gdprTriggers = ['extensiveEvaluation', 'sensitiveAtScale', 'publicMonitoring', 'twoCriteria'] as const
export type GdprTrigger = (typeof gdprTriggers)[number]

export const criteria = ['evaluation', 'automated', 'monitoring', 'sensitive', 'largeScale', 'matching', 'vulnerable', 'newTechnology', 'withholds'] as const
export type Criterion = (typeof criteria)[number]

export interface Screening {
  pipl: PiplTrigger[]
  gdpr: GdprTrigger[]
  /** Criteria of WP 248 that apply, also where one alone asks for nothing */
  criteria: Criterion[]
  /** Laws that ask for an assessment */
  asked: Law[]
}

/** Children, patients and one's own employees cannot easily refuse. */
const vulnerable: readonly string[] = ['children', 'patients', 'employees', 'applicants']

/** Whether an impact assessment is needed, and why; of the laws that the record names. */
export function screen(body: ComplianceBody): Screening {
  const has = (name: ComplianceBody['circumstances'][number]) => body.circumstances.includes(name)
  const sensitive = body.classes.includes('sensitive')
  const automated = body.automated === 'yes'
  const roles = new Set(body.recipients === 'named' ? body.recipientRows.map(({ role }) => role) : [])
  const personal = sensitive || body.classes.includes('personal')
  const met: Record<Criterion, boolean> = {
    evaluation: has('profiling'),
    automated,
    monitoring: has('monitoring') || has('publicPlaces'),
    sensitive,
    largeScale: has('largeScale'),
    matching: has('matching'),
    vulnerable: body.subjects.some((group) => vulnerable.includes(group)),
    newTechnology: has('newTechnology'),
    withholds: has('withholds'),
  }
  const found = personal || automated ? criteria.filter((name) => met[name]) : []
  const pipl: Record<PiplTrigger, boolean> = {
    sensitive,
    automated,
    entrusted: roles.has('processor'),
    provided: roles.has('controller') || roles.has('group') || roles.has('authority'),
    published: has('published'),
    crossBorder: body.crossBorder === 'yes',
    significantEffect: has('significantEffect') || has('withholds'),
  }
  const gdpr: Record<GdprTrigger, boolean> = {
    extensiveEvaluation: automated || (has('profiling') && has('significantEffect')),
    sensitiveAtScale: sensitive && has('largeScale'),
    publicMonitoring: has('publicPlaces') && has('largeScale'),
    twoCriteria: found.length >= 2,
  }
  const under = (law: Law) => body.laws.includes(law) && (personal || automated)
  const result = { pipl: under('pipl') ? piplTriggers.filter((name) => pipl[name]) : [], gdpr: under('gdpr') ? gdprTriggers.filter((name) => gdpr[name]) : [], criteria: found }
  return { ...result, asked: (['pipl', 'gdpr'] as const).filter((law) => result[law].length > 0) }
}
