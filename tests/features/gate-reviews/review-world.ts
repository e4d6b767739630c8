import type { Criterion } from '@/lib/core/gates/criterion'
import { openReview } from '@/lib/features/gate-reviews/open-review'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'

export const OPENED = new Date('2026-11-02T02:00:00.000Z')
/** After the vote is over: nine working days at most lie between. */
export const AFTER = new Date('2026-11-20T02:00:00.000Z')

const both = (text: string) => ({ en: text, 'zh-CN': `${text}（中文）` })
export const signed = (id: string, mandatory = true): Criterion => ({ id, kind: 'signed', mandatory, label: both(`Signed ${id}`), help: both('help'), roles: ['coe'], evidence: false, validDays: null, since: null })
export const measured = (id: string, mandatory: boolean): Criterion => ({
  id, kind: 'measured', mandatory, label: both(`Measured ${id}`), help: both('help'), metric: 'successRate', comparator: 'at-least', target: 9_800, windowDays: 20, minimumSample: 200, scope: 'phase',
})

export const publish = (programmeId: string, criteria: Criterion[], ordinal = 1) =>
  db.gateVersion.create({ data: { programmeId, phaseKey: 'pilot', ordinal, status: 'published', criteria: canonicalJson(criteria), publishedAt: OPENED } })

export const sign = (phaseId: string, criterionId: string, signedById: string, at = OPENED) =>
  db.gateAttestation.create({ data: { phaseId, criterionId, role: 'coe', kind: 'signed', statement: 'It holds', signedById, signedAt: new Date(at.getTime() - 1000) } })

export interface World {
  programmeId: string
  pilot: string
  rollout: string
  coe: Ctx
  /** Members of the steering group; the first ones own an automation in the pilot where asked for */
  members: Ctx[]
  automations: string[]
}

/** A pilot with a live and an unfinished automation, `members` steering people, and a gate of `criteria`; what is named in `unsigned` is not met. */
export async function world(given: { members?: number; interested?: number; criteria?: Criterion[]; unsigned?: string[] } = {}): Promise<World> {
  const { members: count = 3, interested = 0, criteria = [signed('plan'), signed('people'), measured('success', false)], unsigned = [] } = given
  const programme = await makeProgramme(db)
  const [pilot, rollout] = programme.phases
  const coe = await personCtx('coe', { now: OPENED })
  const members: Ctx[] = []
  for (let i = 0; i < count; i += 1) members.push(await personCtx('steering', { now: OPENED, name: `Member ${i + 1}` }))
  const live = await makeAutomation(db, { phaseId: pilot!.id, stage: 'live', ownerId: coe.actor.id })
  const unfinished = await makeAutomation(db, { phaseId: pilot!.id, stage: 'in-build' })
  const owned = []
  for (const member of members.slice(0, interested)) owned.push(await makeAutomation(db, { phaseId: pilot!.id, stage: 'watched', ownerId: member.actor.id }))
  await publish(programme.id, criteria)
  for (const criterion of criteria) if (criterion.kind === 'signed' && !unsigned.includes(criterion.id)) await sign(pilot!.id, criterion.id, coe.actor.id)
  for (const annualVolume of [1_000, 9_000]) await makeBaseline(db, (await makeProcess(db, { name: `Waiting ${annualVolume}` })).id, { annualVolume })
  return { programmeId: programme.id, pilot: pilot!.id, rollout: rollout!.id, coe, members, automations: [live.id, unfinished.id, ...owned.map(({ id }) => id)] }
}

export const opened = async (given: Parameters<typeof world>[0] = {}) => {
  const made = await world(given)
  const { id } = await openReview(made.coe, { phaseId: made.pilot })
  return { ...made, id }
}

export const at = (ctx: Ctx, now: Date): Ctx => ({ ...ctx, now })
