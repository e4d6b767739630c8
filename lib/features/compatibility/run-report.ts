import { z } from 'zod'
import { countRun } from '@/lib/core/compatibility/run'
import { areas } from '@/lib/core/compatibility/template'
import { defectCode, type DefectStatus, type RunOutcome } from '@/lib/core/compatibility/words'
import type { MessageParams } from '@/lib/core/errors'
import { locales, nameIn, type Locale } from '@/lib/core/localized'
import { rowId } from '@/lib/core/portfolio/fields'
import type { Block, Document, TableCell, Tone } from '@/lib/documents/document'
import { pdfOf } from '@/lib/documents/pdf'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'
import { settingsOf } from '@/lib/server/settings'
import { checksOfRun, countable, digestOfRun, runFor, runNamed, type RunCheckRow, type RunRow } from './run-record'

const ReportOf = z.strictObject({ number: rowId, locale: z.enum(locales) })

const outcomeTone: Record<string, Tone> = { pass: 'ok', fail: 'act', blocked: 'watch', 'not-applicable': 'none' }
const runTone: Record<RunOutcome, Tone> = { passed: 'ok', 'passed-with-remarks': 'watch', failed: 'act' }

interface Writer {
  locale: Locale
  t(key: string, params?: MessageParams): string
  f: ReturnType<typeof makeFormats>
}

/** That a report leaves stands on the trail before its first byte does. */
const taken = command({
  permission: 'compatibility:export',
  input: ReportOf,
  async run(ctx, { number, locale }) {
    const run = await runFor(ctx, { number })
    requireFor(ctx, 'compatibility:export', run.plan.automation.process.department?.path ?? null)
    return { result: { run, locale }, audit: { action: 'compat-run.exported', entity: 'compat-run', entityId: run.id, facts: { ...runNamed(run), locale } } }
  },
})

/** A test as PDF in either language, from its stored rows alone. */
export async function runReport(ctx: Ctx, input: unknown): Promise<{ name: string; bytes: Uint8Array }> {
  const { run, locale } = await taken(ctx, input)
  return { name: `compatibility-${run.code}-${locale}.pdf`, bytes: await pdfOf(await reportOf(ctx, run, locale)) }
}

async function reportOf(ctx: Ctx, run: RunRow, locale: Locale): Promise<Document> {
  const [say, { name: organisation, timeZone }] = [await messageText(locale), await settingsOf(ctx.db, 'organisation')]
  const write: Writer = { locale, t: (key, params) => say(key, params), f: makeFormats(locale, timeZone, { points: say('common.units.points'), none: say('common.units.none') }) }
  const checks = await checksOfRun(ctx, run)
  const systems = await ctx.db.system.findMany({ where: { id: { in: Object.keys(run.releases) } }, select: { id: true, name: true, nameZh: true }, orderBy: { code: 'asc' } })
  const defects = await ctx.db.compatDefect.findMany({ where: { runId: run.id }, select: { number: true, title: true, severity: true, status: true, dueOn: true, resolution: true, owner: { select: { name: true } } }, orderBy: { number: 'asc' } })
  const { t, f } = write
  return {
    locale,
    title: t('compatibility.report.document'),
    subtitle: t('compatibility.report.subtitle', { code: run.code, name: nameIn(locale, run.plan.automation) }),
    organisation,
    blocks: [
      ...headBlocks(run, checks, write),
      { kind: 'heading', text: t('compatibility.run.releases') },
      { kind: 'facts', facts: systems.map((system) => ({ name: nameIn(locale, system), value: run.releases[system.id] ?? t('compatibility.release.unknown') })) },
      ...areas.flatMap((area) => areaBlocks(area, checks, write)),
      { kind: 'heading', text: t('compatibility.run.faults') },
      defects.length
        ? {
            kind: 'table',
            columns: [{ header: t('compatibility.defects.number'), width: 'auto' }, { header: t('compatibility.defects.name') }, { header: t('compatibility.defects.severity'), width: 'auto' }, { header: t('compatibility.defects.status'), width: 'auto' }, { header: t('compatibility.defects.owner'), width: 'auto' }],
            rows: defects.map((defect) => [defectCode(defect.number), [defect.title, defect.resolution].filter(Boolean).join('\n'), t(`compatibility.severities.${defect.severity}`), t(`compatibility.defectStatuses.${defect.status as DefectStatus}`), defect.owner?.name ?? '–']),
          }
        : { kind: 'paragraph', text: t('compatibility.report.none') },
      ...(run.signedBy && run.endedAt ? [{ kind: 'heading' as const, text: t('compatibility.report.signatures') }, { kind: 'signatures' as const, lines: [{ name: run.signedBy.name, signed: f.dateTime(run.endedAt) }] }] : []),
    ],
    footer: t('compatibility.report.footer', { digest: run.digest ?? digestOfRun(run, checks) }),
    pageWords: t('compatibility.report.page', { page: '{page}', pages: '{pages}' }),
    createdAt: run.endedAt ?? run.startedAt,
  }
}

function headBlocks(run: RunRow, checks: readonly RunCheckRow[], { t, f }: Writer): Block[] {
  const count = countRun(countable(checks))
  const figure = (key: string, value: number, tone: Tone) => ({ name: t(`compatibility.outcomes.${key}`), value: f.number(value), tone: value ? tone : ('none' as const) })
  return [
    {
      kind: 'figures',
      figures: [
        { name: t('compatibility.report.result'), value: run.outcome ? t(`compatibility.runOutcomes.${run.outcome as RunOutcome}`) : t('compatibility.report.open'), tone: run.outcome ? runTone[run.outcome as RunOutcome] : 'none' },
        figure('pass', count.pass, 'ok'), figure('fail', count.fail, 'act'), figure('blocked', count.blocked, 'watch'), figure('not-applicable', count.notApplicable, 'none'),
      ],
    },
    {
      kind: 'facts',
      facts: [
        { name: t('compatibility.runs.environment'), value: t(`compatibility.environments.${run.environment}`) },
        { name: t('compatibility.runs.purpose'), value: t(`compatibility.purposes.${run.purpose}`) },
        { name: t('compatibility.runs.startedAt'), value: f.dateTime(run.startedAt) },
        { name: t('compatibility.runs.startedBy'), value: run.startedBy?.name ?? '–' },
        { name: t('compatibility.runs.endedAt'), value: f.dateTime(run.endedAt) },
        { name: t('compatibility.runs.signedBy'), value: run.signedBy?.name ?? '–' },
      ],
    },
    ...(run.note ? [{ kind: 'paragraph' as const, text: run.note }] : []),
    ...(run.cancelReason ? [{ kind: 'paragraph' as const, text: t('compatibility.run.canceledBy', { reason: run.cancelReason }), tone: 'watch' as const }] : []),
  ]
}

function areaBlocks(area: (typeof areas)[number], checks: readonly RunCheckRow[], { t, f, locale }: Writer): Block[] {
  const own = checks.filter((check) => check.area === area)
  if (!own.length) return []
  return [
    { kind: 'heading', text: t(`compatPlan.areas.${area}`), level: 2 },
    {
      kind: 'table',
      columns: [{ header: t('compatPlan.templates.code'), width: 'auto' }, { header: t('compatibility.run.check') }, { header: t('compatibility.run.result'), width: 'auto' }, { header: t('compatibility.run.tester'), width: 'auto' }],
      rows: own.map((check): TableCell[] => {
        const subject = check.system ?? check.interface
        const outcome = check.newest?.outcome ?? 'none'
        return [
          check.code,
          [check.item[locale], subject && nameIn(locale, subject), check.newest?.note, ...(check.newest?.evidence ?? []).map((one) => one.file?.name ?? one.text)].filter(Boolean).join('\n'),
          { text: t(`compatibility.outcomes.${outcome}`), tone: outcomeTone[outcome] ?? 'none' },
          check.newest ? [check.newest.tester?.name ?? '–', f.date(check.newest.at)].join('\n') : '–',
        ]
      }),
    },
  ]
}
