import { z } from 'zod'
import { locales } from './localized'

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'errors.date')
const timeZone = z.string().max(64).refine(isTimeZone, 'settings.timeZone.unknown')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const OrganisationSettings = z.strictObject({
  name: z.string().trim().min(1).max(120).default('Wheelhouse'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'settings.currency.pattern').default('CNY'),
  timeZone: timeZone.default('Asia/Shanghai'),
})

export const CalendarSettings = z.strictObject({
  /** ISO week days, 1 = Monday. */
  workingDays: z.array(z.coerce.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
  hoursPerDay: z.coerce.number().min(1).max(24).default(8),
  /** Days off that fall on a working day. */
  holidays: z.array(isoDay).max(400).default([]),
  /** Days worked although the week day is free (调休). */
  extraWorkingDays: z.array(isoDay).max(400).default([]),
})

export const TargetSettings = z.strictObject({
  successBp: z.coerce.number().int().min(0).max(10_000).default(9_800),
  ahtReductionBp: z.coerce.number().int().min(0).max(10_000).default(5_000),
  /** Units below which a rate is shown as "not enough data" rather than judged. */
  minimumSample: z.coerce.number().int().min(1).max(1_000_000).default(200),
  backlogAgeMinutes: z.coerce.number().int().min(1).max(43_200).default(240),
})

export const SecuritySettings = z.strictObject({
  idleMinutes: z.coerce.number().int().min(5).max(1_440).default(30),
  absoluteHours: z.coerce.number().int().min(1).max(168).default(8),
})

export const RetentionSettings = z.strictObject({
  rawRunDays: z.coerce.number().int().min(30).max(3_650).default(400),
  syncLogDays: z.coerce.number().int().min(7).max(3_650).default(90),
  backlogSampleDays: z.coerce.number().int().min(7).max(3_650).default(120),
})

/** Where mail is handed in. The password is kept apart, sealed, and never shown again. */
export const MailSettings = z.strictObject({
  enabled: z.stringbool().or(z.boolean()).default(false),
  host: z.string().trim().max(253).default(''),
  port: z.coerce.number().int().min(1).max(65_535).default(587),
  /** tls from the first byte, starttls demanded after the greeting, or none on a network of one's own */
  security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  user: z.string().trim().max(254).default(''),
  from: z.union([z.literal(''), z.email()]).default(''),
  fromName: z.string().trim().max(120).default('Wheelhouse'),
  /** For readers who have chosen no language. */
  locale: z.enum(locales).default('zh-CN'),
})

export const ExpansionSettings = z.strictObject({
  /** Return of the first year from which an automation is proposed for other processes; 20000 is 200 %. */
  hurdleBp: z.coerce.number().int().min(0).max(1_000_000).default(20_000),
  /** Similarity from which a process counts as a sibling. */
  similarityBp: z.coerce.number().int().min(0).max(10_000).default(6_000),
})

export const GateSettings = z.strictObject({
  /** Share of the entitled members that must have voted. */
  quorumBp: z.coerce.number().int().min(1).max(10_000).default(5_000),
  /** Share of the votes cast that must say yes. */
  majorityBp: z.coerce.number().int().min(1).max(10_000).default(5_001),
  /** Working days for which a review takes votes. */
  reviewDays: z.coerce.number().int().min(1).max(60).default(7),
  /** Figures of engines that are older than this count as stale. */
  staleHours: z.coerce.number().int().min(1).max(720).default(26),
})

/** The monthly steering pack: who gets it, when, in which languages. */
export const PackSettings = z.strictObject({
  enabled: z.stringbool().or(z.boolean()).default(true),
  /** Day of the month on which the pack of that month is made; up to 28, so that every month has it */
  day: z.coerce.number().int().min(1).max(28).default(25),
  languages: z.array(z.enum(locales)).min(1).max(2).default([...locales]),
  /** Ids of people who are told and mailed */
  recipients: z.array(z.string().max(64)).max(200).default([]),
})

export const RecognitionSettings = z.strictObject({
  /** Whether departments are compared on the recognition page */
  leaderboard: z.stringbool().or(z.boolean()).default(true),
})

/** Every group of settings with its schema; what is not stored takes the default. */
export const settingGroups = {
  organisation: OrganisationSettings,
  calendar: CalendarSettings,
  targets: TargetSettings,
  security: SecuritySettings,
  retention: RetentionSettings,
  expansion: ExpansionSettings,
  mail: MailSettings,
  gates: GateSettings,
  packs: PackSettings,
  recognition: RecognitionSettings,
} as const

export type SettingGroup = keyof typeof settingGroups
export type Settings = { [G in SettingGroup]: z.output<(typeof settingGroups)[G]> }
