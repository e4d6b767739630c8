import { z } from 'zod'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { protocols } from '@/lib/core/portfolio/landscape'
import { technologies } from '@/lib/core/portfolio/stages'
import { severities } from './words'

/** Kinds of check lists that the product brings along, in the order in which they are tested; own ones stand after them. */
export const areas = ['environment', 'network', 'protocol', 'data', 'function', 'performance', 'security', 'release', 'sap', 'oracle', 'salesforce', 'kingdee', 'yonyou', 'crm', 'own'] as const
export type Area = (typeof areas)[number]

/** What a check is asked for once: the whole automation, each system that it touches, or each interface that it uses. */
export const subjects = ['automation', 'system', 'interface'] as const
export type Subject = (typeof subjects)[number]

const words = (max: number) => z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(max))
const both = (max: number) => z.strictObject({ en: words(max), 'zh-CN': words(max) })

export const CheckText = z.strictObject({ item: both(200), how: both(1000), pass: both(500) })
export type CheckText = z.output<typeof CheckText>

export const TemplateCheck = z.strictObject({
  code: z.string().transform((text) => text.normalize('NFKC').trim().toUpperCase()).pipe(z.string().regex(/^[A-Z][A-Z0-9-]{0,11}$/, 'compatPlan.codeShape')),
  ...CheckText.shape,
  severity: z.enum(severities),
  per: z.enum(subjects),
  /** Only for these; empty: for all */
  protocols: z.array(z.enum(protocols)).max(protocols.length).default([]),
  technologies: z.array(z.enum(technologies)).max(technologies.length).default([]),
  dataClasses: z.array(z.enum(dataClasses)).max(dataClasses.length).default([]),
})
export type TemplateCheck = z.output<typeof TemplateCheck>

export const TemplateBody = z
  .strictObject({
    names: both(120),
    area: z.enum(areas),
    /** Words in the name, code or maker of a system, one of which has to be there; empty: for every automation */
    products: z.array(words(60)).max(20),
    checks: z.array(TemplateCheck).min(1, 'compatPlan.noChecks').max(60),
  })
  .superRefine(({ checks }, issues) => {
    const seen = new Set<string>()
    for (const [i, { code }] of checks.entries()) {
      if (seen.has(code)) issues.addIssue({ code: 'custom', path: ['checks', i, 'code'], message: 'compatPlan.codeTwice' })
      seen.add(code)
    }
  })
export type TemplateBody = z.output<typeof TemplateBody>

export interface CheckChange {
  kind: 'added' | 'removed' | 'changed'
  code: string
  before: TemplateCheck | null
  after: TemplateCheck | null
  /** Of a change: which fields say something else */
  fields: (keyof TemplateCheck)[]
}

export interface TemplateDiff {
  /** Of the list itself: names, area, products */
  head: ('names' | 'area' | 'products')[]
  checks: CheckChange[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const fieldsOf = Object.keys(TemplateCheck.shape) as (keyof TemplateCheck)[]

/** What a version changes against the one before; a moved check is no change. */
export function diffTemplates(before: TemplateBody | null, after: TemplateBody): TemplateDiff {
  const known = new Map((before?.checks ?? []).map((check) => [check.code, check]))
  const kept = new Set(after.checks.map(({ code }) => code))
  return {
    head: before ? (['names', 'area', 'products'] as const).filter((field) => !same(before[field], after[field])) : [],
    checks: [
      ...after.checks.flatMap((check): CheckChange[] => {
        const old = known.get(check.code)
        if (!old) return [{ kind: 'added', code: check.code, before: null, after: check, fields: [] }]
        const fields = fieldsOf.filter((field) => !same(old[field], check[field]))
        return fields.length ? [{ kind: 'changed', code: check.code, before: old, after: check, fields }] : []
      }),
      ...(before?.checks ?? []).filter(({ code }) => !kept.has(code)).map((check): CheckChange => ({ kind: 'removed', code: check.code, before: check, after: null, fields: [] })),
    ],
  }
}

export const isUnchanged = ({ head, checks }: TemplateDiff): boolean => head.length === 0 && checks.length === 0
