import type { SearchParams } from '@/components/table/list-params'
import { frequencyUnits, requestTypes } from '@/lib/core/requests/statuses'
import { visibleText } from '@/lib/core/requests/words'
import type { FormValues } from '@/lib/core/three-way'
import { formFields } from '@/lib/features/requests/form-values'
import { namedRecords } from '@/lib/features/requests/choices'
import type { Ctx } from '@/lib/server/ctx'

const MOST = 500

/** The first value of a parameter. */
export const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** What another page hands over: `type`, `process`, `automation`, `title`, `pain`, `place`, and `count`, `unit`, `minutes` of the calculator. What is not in use is left out. */
export async function prefilled(ctx: Ctx, params: SearchParams): Promise<FormValues> {
  const { process, automation } = await namedRecords(ctx, { processId: one(params.process)?.slice(0, 64), automationId: one(params.automation)?.slice(0, 64) })
  const type = requestTypes.find((name) => name === one(params.type)) ?? 'idea'
  const text = (name: string) => visibleText((one(params[name]) ?? '').slice(0, MOST), 'many')
  const given: FormValues = { type, basis: 'guessed', title: text('title'), pain: text('pain'), place: text('place'), ...volume(params), processId: process?.id ?? '', automationId: automation?.id ?? '' }
  return Object.fromEntries(formFields.map((field) => [field, given[field] ?? '']))
}

/** Figures as a form takes them; whatever is none is left out. */
function volume(params: SearchParams): FormValues {
  const figure = (name: string, pattern: RegExp) => {
    const text = one(params[name]) ?? ''
    return pattern.test(text) && Number(text) > 0 ? text : ''
  }
  return { frequencyCount: figure('count', /^\d{1,7}$/), frequencyUnit: frequencyUnits.find((unit) => unit === one(params.unit)) ?? '', minutes: figure('minutes', /^\d{1,5}(\.\d{1,4})?$/) }
}
