import type { SearchParams } from '@/components/table/list-params'
import type { ComboboxOption } from '@/components/form/combobox-field'
import { nameIn } from '@/lib/core/localized'
import { riskNumber } from '@/lib/core/risks/statement'
import type { LibraryEntry } from '@/lib/core/risks/library'
import { getAutomation } from '@/lib/features/automations/queries'
import { getProcess } from '@/lib/features/processes/queries'
import { getSystem } from '@/lib/features/systems/queries'
import { getInterface } from '@/lib/features/interfaces/queries'
import type { Ctx } from '@/lib/server/ctx'
import type { RiskStart } from '../risk-form'

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : null)
const person = (row: { id: string; name: string } | null | undefined): ComboboxOption | null => (row ? { value: row.id, label: row.name } : null)

interface Named {
  id: string
  code: string
  name: string
  nameZh: string | null
}

/** What the address says that the new risk concerns, with the people who look after it; nothing when it is not visible. */
export async function startFrom(ctx: Ctx, params: SearchParams): Promise<RiskStart> {
  const on = (row: Named): ComboboxOption => ({ value: row.id, label: nameIn(ctx.locale, row), note: row.code })
  const [automation, process, system, way] = ['automation', 'process', 'system', 'interface'].map((name) => one(params[name]))
  try {
    if (automation) {
      const row = await getAutomation(ctx, { id: automation })
      return { scope: 'automation', on: on(row), owner: person(row.owner), deputy: person(row.deputy) }
    }
    if (process) {
      const row = await getProcess(ctx, { id: process })
      return { scope: 'process', on: on(row), owner: person(row.owner) }
    }
    if (system) return { scope: 'system', on: on(await getSystem(ctx, { id: system })) }
    if (way) {
      const row = await getInterface(ctx, { id: way })
      return { scope: 'interface', on: on(row), owner: person(row.owner) }
    }
  } catch {
    return {}
  }
  return {}
}

/** An entry of the library as the form starts with it; the record that was asked for stays when the scope is one of its. */
export function fromEntry(entry: LibraryEntry, start: RiskStart): RiskStart {
  return {
    ...start,
    scope: start.scope ?? entry.scope,
    category: entry.category,
    title: entry.title.en, titleZh: entry.title['zh-CN'],
    cause: entry.cause.en, causeZh: entry.cause['zh-CN'],
    event: entry.event.en, eventZh: entry.event['zh-CN'],
    consequence: entry.consequence.en, consequenceZh: entry.consequence['zh-CN'],
  }
}

/** The idea that a risk was noticed on, by its number. */
export const requestAsked = (params: SearchParams): number | null => riskNumber(one(params.request)?.replace(/^R-/i, '') ?? '')
