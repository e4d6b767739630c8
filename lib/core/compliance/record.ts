import { z } from 'zod'
import { dataClasses, type DataClass } from '@/lib/core/portfolio/data-classes'
import { line, optionalLine, optionalNumber, optionalText } from '@/lib/core/portfolio/fields'

/** Laws on personal data that a process may fall under. */
export const laws = ['pipl', 'gdpr'] as const
export type Law = (typeof laws)[number]

export const subjectGroups = ['employees', 'applicants', 'customers', 'suppliers', 'children', 'patients', 'visitors', 'public'] as const
export type SubjectGroup = (typeof subjectGroups)[number]

/** PIPL Art. 13 and GDPR Art. 6. */
export const piplBases = ['consent', 'contract', 'humanResources', 'duty', 'emergency', 'news', 'disclosed', 'otherLaw'] as const
export const gdprBases = ['consent', 'contract', 'duty', 'vitalInterests', 'publicTask', 'legitimateInterests'] as const

/** What a recipient is: handles for us, decides itself, belongs to the group, or is an authority. */
export const recipientRoles = ['processor', 'controller', 'group', 'authority'] as const
export type RecipientRole = (typeof recipientRoles)[number]

/** PIPL Art. 38 and GDPR chapter V. */
export const transferMechanisms = ['standardContract', 'securityAssessment', 'certification', 'adequacy', 'bindingRules', 'exempt'] as const
export const endings = ['delete', 'anonymise', 'archive'] as const
export const extents = ['yes', 'partly', 'no'] as const
export const accessRights = ['read', 'edit', 'approve', 'administer'] as const
export const otherMeasures = ['masking', 'logging', 'pseudonyms', 'backup', 'leakPrevention', 'maskedTestData', 'training', 'incidentPlan'] as const

/** What the laws ask about beyond the facts of the record; `none` says that all of them were looked at. */
export const circumstances = ['none', 'largeScale', 'profiling', 'monitoring', 'publicPlaces', 'matching', 'newTechnology', 'published', 'withholds', 'significantEffect'] as const
export type Circumstance = (typeof circumstances)[number]

const rows = <Row extends z.ZodType>(row: Row, max: number) =>
  z.preprocess((raw) => {
    const list = Array.isArray(raw) ? raw : raw && typeof raw === 'object' ? Object.values(raw) : []
    // A row of a form in which nothing was written is no row.
    return list.filter((one: unknown) => one && typeof one === 'object' && Object.entries(one).some(([name, value]) => name !== 'role' && name !== 'right' && name !== 'mechanism' && typeof value === 'string' && value.trim() !== ''))
  }, z.array(row).max(max)).default([])
const choices = <Choice extends string>(of: readonly [Choice, ...Choice[]]) => z.array(z.enum(of)).max(of.length).default([]).transform((chosen) => of.filter((one) => chosen.includes(one)))
const blank = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((raw) => (raw === '' || raw === null ? undefined : raw), schema.optional())

/**
 * What is done with whose data in one process. Every piece may be missing: what is missing is told by missing.ts, not refused,
 * so that a record can be written bit by bit.
 */
export const ComplianceBody = z.strictObject({
  classes: choices(dataClasses),
  /** Examples by class, such as "name, bank account" */
  examples: z.strictObject(Object.fromEntries(dataClasses.map((name) => [name, optionalText(1000)])) as Record<DataClass, ReturnType<typeof optionalText>>).partial().default({}),
  laws: choices(laws),
  subjects: choices(subjectGroups),
  subjectsNote: optionalText(1000),
  purpose: optionalText(2000),
  piplBasis: blank(z.enum(piplBases)),
  gdprBasis: blank(z.enum(gdprBases)),
  basisNote: optionalText(2000),
  /** Why sensitive data is needed, and how people agreed to just that */
  sensitiveGround: optionalText(2000),
  recipients: blank(z.enum(['none', 'named'])),
  recipientRows: rows(z.strictObject({ name: line(200), role: z.enum(recipientRoles), what: optionalLine(500) }), 50),
  crossBorder: blank(z.enum(['no', 'yes'])),
  transferRows: rows(z.strictObject({ country: line(100), recipient: optionalLine(200), mechanism: blank(z.enum(transferMechanisms)), reference: optionalLine(200) }), 50),
  retentionMonths: optionalNumber(z.number().int('errors.integer').min(1).max(1200)),
  retentionRule: optionalText(1000),
  ending: blank(z.enum(endings)),
  transit: blank(z.enum(extents)),
  transitNote: optionalText(1000),
  rest: blank(z.enum(extents)),
  restNote: optionalText(1000),
  accessRows: rows(z.strictObject({ who: line(200), right: z.enum(accessRights), note: optionalLine(300) }), 50),
  otherMeasures: choices(otherMeasures),
  measuresNote: optionalText(2000),
  automated: blank(z.enum(['no', 'yes'])),
  /** What is decided and how, what it means for the person, and how they get a person to look at it */
  automatedLogic: optionalText(2000),
  automatedEffect: optionalText(2000),
  automatedObjection: optionalText(2000),
  circumstances: choices(circumstances),
})
export type ComplianceBody = z.output<typeof ComplianceBody>

export const emptyRecord = (classes: readonly DataClass[]): ComplianceBody => ComplianceBody.parse({ classes })

/** Throws when the stored text is no record: it was written by the verb, which does not write others. */
export const readRecord = (stored: string): ComplianceBody => ComplianceBody.parse(JSON.parse(stored))

const personalClasses: readonly DataClass[] = ['personal', 'sensitive']
export const handlesPersonal = (classes: readonly DataClass[]): boolean => classes.some((name) => personalClasses.includes(name))

/** The columns that lists filter by. */
export const flagsOf = (body: ComplianceBody) => ({
  personal: handlesPersonal(body.classes),
  sensitive: body.classes.includes('sensitive'),
  automatedDecision: body.automated === 'yes',
  crossBorder: body.crossBorder === 'yes',
})

/** Parts of the record as its form, its page and its documents show them. */
export const recordSections = {
  data: ['classes', 'examples', 'subjects', 'subjectsNote'],
  purpose: ['purpose', 'laws', 'piplBasis', 'gdprBasis', 'basisNote', 'sensitiveGround'],
  recipients: ['recipients', 'recipientRows'],
  crossBorder: ['crossBorder', 'transferRows'],
  retention: ['retentionMonths', 'retentionRule', 'ending'],
  security: ['transit', 'transitNote', 'rest', 'restNote', 'accessRows', 'otherMeasures', 'measuresNote'],
  decisions: ['automated', 'automatedLogic', 'automatedEffect', 'automatedObjection', 'circumstances'],
} as const satisfies Record<string, readonly (keyof ComplianceBody)[]>
export type RecordSection = keyof typeof recordSections
export const sectionNames = Object.keys(recordSections) as RecordSection[]

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Sections that differ between two versions. */
export const changedSections = (before: ComplianceBody, after: ComplianceBody): RecordSection[] =>
  sectionNames.filter((section) => recordSections[section].some((field) => !same(before[field], after[field])))

/** What an impact assessment rests on: when one of these changes, the old answers no longer fit. Wording alone does not count. */
const materialOf = (body: ComplianceBody) => ({
  classes: body.classes,
  laws: body.laws,
  subjects: body.subjects,
  purpose: body.purpose?.replace(/\s+/g, ' ') ?? null,
  recipients: body.recipientRows.map(({ name, role }) => `${role} ${name}`).sort(),
  transfers: body.transferRows.map(({ country, mechanism }) => `${country} ${mechanism ?? ''}`).sort(),
  automated: body.automated ?? null,
  circumstances: body.circumstances,
})
type Material = keyof ReturnType<typeof materialOf>

/** Words are `compliance.material.<name>`. */
export function materialChanges(before: ComplianceBody, after: ComplianceBody): Material[] {
  const [was, is] = [materialOf(before), materialOf(after)]
  return (Object.keys(is) as Material[]).filter((name) => !same(was[name], is[name]))
}
