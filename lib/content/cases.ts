import { z } from 'zod'
import aiDocuments from '@/content/cases/ai-documents.json'
import attendedRpa from '@/content/cases/attended-rpa.json'
import workflowIntegration from '@/content/cases/workflow-integration.json'
import { CaseBody, teiConventions, type Conventions } from '@/lib/core/finance/case'
import { benefitCategories, confidences, costCategories, usualRanges, WHOLE_BP } from '@/lib/core/finance/kinds'
import type { Locale } from '@/lib/core/localized'

const words = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) })

const CaseTemplate = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: words,
  text: words,
  unit: z.enum(['month', 'year']),
  periods: z.number().int().min(1),
  lines: z.array(
    z.strictObject({
      id: z.string(), kind: z.enum(['cost', 'benefit']), category: z.enum([...costCategories, ...benefitCategories]), label: words,
      recurrence: z.unknown(), amount: z.unknown(), riskBp: z.number().int().min(0).max(WHOLE_BP), confidence: z.enum(confidences),
    }),
  ),
})
export type CaseTemplate = z.output<typeof CaseTemplate>

let parsed: CaseTemplate[] | undefined

/** What a business case may start from. Throws when a file does not fit (a test reads all of them). */
export const caseTemplates = (): readonly CaseTemplate[] => (parsed ??= [attendedRpa, workflowIntegration, aiDocuments].map((file) => CaseTemplate.parse(file)))

export interface CaseStart {
  /** YYYY-MM */
  start: string
  discountRateBp: number
  conventions?: Conventions
}

/** The template as a case in the reader's language; amounts that it leaves open are 0. */
export function bodyOfTemplate(template: CaseTemplate, locale: Locale, { start, discountRateBp, conventions = teiConventions }: CaseStart): CaseBody {
  return CaseBody.parse({
    horizon: { unit: template.unit, start, periods: template.periods },
    discountRateBp,
    conventions,
    lines: template.lines.map(({ label, ...line }) => ({ ...line, label: label[locale], range: { ...usualRanges[line.confidence], shape: 'pert' } })),
  })
}
