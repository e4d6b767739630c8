import type { Locale } from '@/lib/core/localized'

export const categories = ['strategy', 'process', 'technology', 'data', 'security', 'compliance', 'operations', 'people', 'vendor', 'finance'] as const
export type Category = (typeof categories)[number]

/** What a risk hangs on: the programme, or one record. */
export const scopes = ['programme', 'process', 'automation', 'interface', 'system'] as const
export type RiskScope = (typeof scopes)[number]

export const responses = ['avoid', 'reduce', 'share', 'accept'] as const
export type RiskResponse = (typeof responses)[number]

export const riskStatuses = ['open', 'closed'] as const
export type RiskStatus = (typeof riskStatuses)[number]

/** The number as people read it out. */
export const riskCode = (number: number): string => `RK-${number}`

/** `RK-12` or `12` as a number; null when it is neither. */
export function riskNumber(text: string): number | null {
  const found = /^(?:RK-)?(\d{1,9})$/i.exec(text.trim())
  return found ? Number(found[1]) : null
}

interface StatedRow {
  title: string
  titleZh: string | null
  cause: string
  causeZh: string | null
  event: string
  eventZh: string | null
  consequence: string
  consequenceZh: string | null
}

/** The words of a risk in the reader's language; English always stands. */
export function statedIn(locale: Locale, row: StatedRow): { title: string; cause: string; event: string; consequence: string } {
  const pick = (en: string, zh: string | null) => (locale === 'zh-CN' && zh) || en
  return { title: pick(row.title, row.titleZh), cause: pick(row.cause, row.causeZh), event: pick(row.event, row.eventZh), consequence: pick(row.consequence, row.consequenceZh) }
}

const scopeFields = { process: 'processId', automation: 'automationId', interface: 'interfaceId', system: 'systemId' } as const
export type ScopeField = (typeof scopeFields)[keyof typeof scopeFields]

/** The field that names the record of a scope; null for the programme. */
export const scopeField = (scope: RiskScope): ScopeField | null => (scope === 'programme' ? null : scopeFields[scope])
