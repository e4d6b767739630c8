import { conflict, ruleError } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { bothNames } from '@/lib/core/notices/notice'
import { allowsStep } from '@/lib/core/programme/meetings'
import { pdfOf } from '@/lib/documents/pdf'
import { keepFile, storeFile, type KeptFile } from '@/lib/features/files/store-file'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { minutesDocument, minutesName } from './minutes-document'
import { digestOfState, minutesState, type MinutesState } from './minutes-state'
import { namesOf, takeStep } from './record'
import { CloseMeeting } from './schema'

/**
 * Ends the meeting: its minutes are made in both languages, stored, and sent to everybody who belongs to it in their own, also
 * to those who were not there. From then on nothing of it changes. What was typed between the reading and the closing is
 * never lost: then the closing is refused and asked for again.
 */
export const closeMeeting = command({
  permission: 'meeting:hold',
  input: CloseMeeting,
  async prepare(ctx, { id, minutesVersion }) {
    const state = await minutesState(ctx, id)
    requireClosable(state, minutesVersion)
    const digest = digestOfState(state)
    const kept: Partial<Record<Locale, KeptFile>> = {}
    for (const locale of locales) kept[locale] = await keepFile({ name: minutesName(state, locale), bytes: await pdfOf(await minutesDocument(state, digest, locale)) })
    return { digest, kept: kept as Record<Locale, KeptFile> }
  },
  async run(ctx, { id, minutesVersion }, { digest, kept }) {
    // The row is taken before anything is read: from here on nobody marks, decides or writes.
    const meeting = await takeStep(ctx, id, 'close')
    const state = await minutesState(ctx, id)
    requireClosable(state, minutesVersion)
    if (digestOfState(state) !== digest) throw conflict('meetings.errors.changedMeanwhile')
    const unmarked = await unmarkedOf(ctx, id, state)
    await ctx.db.attendance.createMany({ data: unmarked.map((personId) => ({ meetingId: id, personId, state: 'absent' })) })
    const { locale: usual } = await settingsOf(ctx.db, 'mail')
    const files = Object.fromEntries(await Promise.all(locales.map(async (locale) => [locale, await storeFile(ctx, { kept: kept[locale], entity: 'meeting', entityId: id })]))) as Record<Locale, { id: string; sha256: string }>
    await ctx.db.meeting.update({ where: { id }, data: { status: 'held', endedAt: ctx.now, minutesFileId: files[usual].id }, select: { id: true } })
    await notify(ctx, await readersOf(ctx, state, files, usual))
    return {
      result: { id },
      audit: {
        action: 'meeting.closed', entity: 'meeting', entityId: id, before: { status: 'running' }, after: { status: 'held' },
        facts: {
          ...namesOf(meeting), digest,
          present: state.attendance.filter(({ state: mark }) => mark === 'present').length, invited: state.attendance.length,
          decisions: state.decisions.length, actions: state.actions.length,
          files: Object.fromEntries(locales.map((locale) => [locale, files[locale].sha256])),
        },
      },
    }
  },
})

function requireClosable(state: MinutesState, minutesVersion: number): void {
  if (!allowsStep(state.status, 'close')) throw ruleError([{ key: `meetings.state.${state.status}` }])
  if (state.minutesVersion !== minutesVersion) throw conflict('meetings.errors.changedMeanwhile')
  if (!state.attendance.some(({ state: mark }) => mark === 'present')) throw ruleError([{ key: 'meetings.errors.nobodyPresent' }])
}

async function unmarkedOf(ctx: Ctx, id: string, { attendance }: MinutesState): Promise<string[]> {
  const marked = new Set((await ctx.db.attendance.findMany({ where: { meetingId: id }, select: { personId: true } })).map(({ personId }) => personId))
  return attendance.flatMap(({ personId }) => (marked.has(personId) ? [] : [personId]))
}

/** Who was there gets the minutes, who was not is told what came of it too; each with the file in the language they read. */
async function readersOf(ctx: Ctx, state: MinutesState, files: Record<Locale, { id: string }>, usual: Locale): Promise<NoticeDraft[]> {
  const people = await ctx.db.person.findMany({ where: { id: { in: state.attendance.map(({ personId }) => personId) } }, select: { id: true, locale: true } })
  const localeOf = new Map(people.map(({ id, locale }) => [id, (locale as Locale | null) ?? usual]))
  return state.attendance
    .filter(({ personId }) => personId !== ctx.actor.id)
    .map(({ personId, state: mark }) => ({
      personId,
      kind: mark === 'present' ? ('minutesSent' as const) : ('minutesMissed' as const),
      params: { meeting: bothNames(state.series), at: { moment: state.plannedAt.toISOString() }, decisions: state.decisions.length, actions: state.actions.length },
      href: `/meetings/${state.id}`,
      fileIds: [files[localeOf.get(personId) ?? usual].id],
    }))
}
