import { z } from 'zod'
import type { Technology } from '@/lib/core/portfolio/stages'
import type { DataClass } from '@/lib/core/portfolio/data-classes'
import type { Protocol } from '@/lib/core/portfolio/landscape'
import { controlKinds } from './controls'
import { categories, scopes } from './statement'

/** What about an automation calls for an entry of the library; its words are `risks.library.because.<name>`. */
export const conditions = ['always', 'rpa', 'low-code', 'workflow', 'ai', 'ui', 'api', 'interface', 'personal', 'sensitive', 'financial', 'one-owner'] as const
export type Condition = (typeof conditions)[number]

const both = z.strictObject({ en: z.string().min(1).max(300), 'zh-CN': z.string().min(1).max(300) })
const step = z.int().min(1).max(5)

/** One entry that a risk can be started from; the steps are of a scale of five, before controls. */
export const LibraryEntry = z.strictObject({
  id: z.string().regex(/^R\d{2}$/),
  category: z.enum(categories),
  scope: z.enum(scopes),
  /** Any of these suggests it; empty: it is of the whole programme */
  when: z.array(z.enum(conditions)),
  likelihood: step,
  impact: step,
  title: both,
  cause: both,
  event: both,
  consequence: both,
  controls: z.array(z.strictObject({ kind: z.enum(controlKinds), text: both })).min(1).max(5),
})
export type LibraryEntry = z.output<typeof LibraryEntry>
export const LIBRARY_STEPS = 5

export interface SuggestFacts {
  technology: Technology
  protocols: readonly Protocol[]
  dataClasses: readonly DataClass[]
  twoOwners: boolean
}

const holds: Record<Condition, (facts: SuggestFacts) => boolean> = {
  always: () => true,
  rpa: ({ technology }) => technology === 'rpa',
  'low-code': ({ technology }) => technology === 'low-code',
  workflow: ({ technology }) => technology === 'workflow',
  ai: ({ technology }) => technology === 'ai-assisted',
  ui: ({ protocols }) => protocols.includes('ui'),
  api: ({ protocols }) => protocols.some((protocol) => protocol !== 'ui' && protocol !== 'file'),
  interface: ({ protocols }) => protocols.length > 0,
  personal: ({ dataClasses }) => dataClasses.includes('personal'),
  sensitive: ({ dataClasses }) => dataClasses.includes('sensitive'),
  financial: ({ dataClasses }) => dataClasses.includes('financial'),
  'one-owner': ({ twoOwners }) => !twoOwners,
}

export interface Suggestion {
  entry: LibraryEntry
  /** Why it is suggested; `always` stands alone or not at all */
  because: Condition[]
}

/** Entries that fit an automation: those with a cause of their own first, then by the size of the risk. */
export function suggestFor(library: readonly LibraryEntry[], facts: SuggestFacts): Suggestion[] {
  return library
    .map((entry) => {
      const met = entry.when.filter((condition) => holds[condition](facts))
      const particular = met.filter((condition) => condition !== 'always')
      return { entry, because: particular.length ? particular : met }
    })
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => Number(a.because[0] === 'always') - Number(b.because[0] === 'always') || b.entry.likelihood * b.entry.impact - a.entry.likelihood * a.entry.impact || (a.entry.id < b.entry.id ? -1 : 1))
}
