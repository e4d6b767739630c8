import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { archiveAutomation } from '@/lib/features/automations/archive-automation'
import { setStage } from '@/lib/features/automations/set-stage'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { castVote } from '@/lib/features/gate-reviews/cast-vote'
import { cancelReview } from '@/lib/features/gate-reviews/cancel-review'
import { decideReview } from '@/lib/features/gate-reviews/decide-review'
import { getReview } from '@/lib/features/gate-reviews/queries'
import { verifyReview } from '@/lib/features/gate-reviews/verify-review'
import { setActive } from '@/lib/features/people/set-active'
import { updatePerson } from '@/lib/features/people/update-person'
import { updatePhase } from '@/lib/features/programme/update-phase'
import { pruneRuns } from '@/lib/features/runs/prune-runs'
import { recountRollups } from '@/lib/features/runs/recount-rollups'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { canonicalJson } from '@/lib/server/canonical'
import { readinessOf } from '@/lib/features/gates/queries'
import { makeEngine, makeEngineProcess, runReport } from '@/prisma/seed/factories'
import { asSystem } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { at, measured, OPENED, opened, publish, sign, signed, type World } from './review-world'

const { db, dialect, reset } = useDatabase()
beforeEach(reset)

const LATER = new Date('2026-12-20T02:00:00.000Z')
const system = (tick: number) => asSystem(new Date(LATER.getTime() + tick * 60_000))

interface Scene extends World {
  id: string
  engineId: number
  gateVersions: number
}

/** One thing that people or machines may do afterwards; what a rule refuses is no change and does not matter. */
type Act = (scene: Scene, n: number) => Promise<unknown>

const automation = async ({ automations }: Scene, n: number) => db.automation.findUniqueOrThrow({ where: { id: automations[n % automations.length]! } })

const acts: Record<string, Act> = {
  async 'automation renamed and given away'(scene, n) {
    const { id, version } = await automation(scene, n)
    await updateAutomation(system(n), { id, version, name: `Renamed ${n}`, technology: 'rpa', ownerId: scene.members[n % scene.members.length]!.actor.id })
  },
  async 'automation moved to another stage'(scene, n) {
    const { id, version } = await automation(scene, n)
    await setStage(system(n), { id, version, to: n % 2 ? 'in-test' : 'retired', note: 'x' })
  },
  async 'automation archived'(scene, n) {
    const { id, version } = await automation(scene, n)
    await archiveAutomation(system(n), { id, version })
  },
  'runs imported again': ({ engineId }, n) =>
    storeRuns(system(n), {
      engineId,
      observedAt: system(n).now,
      reports: Array.from({ length: 5 }, (_, i) => runReport({ externalId: `run-${(n + i) % 12}`, process: 'workflow', status: (n + i) % 3 ? 'failed' : 'succeeded', startedAt: new Date(OPENED.getTime() - i * 3_600_000) })) as never,
    }),
  'runs pruned': (_, n) => pruneRuns(system(n + 1_000_000), {}),
  'roll-ups counted anew': (_, n) => recountRollups(system(n), {}),
  'gate published anew': (scene, n) => publish(scene.programmeId, n % 2 ? [signed('other')] : [measured('success', true)], (scene.gateVersions += 1)),
  'signature added': ({ pilot, coe }, n) => sign(pilot, n % 2 ? 'people' : 'plan', coe.actor.id, system(n).now),
  async 'signature withdrawn'({ pilot, coe }, n) {
    await db.gateAttestation.create({ data: { phaseId: pilot, criterionId: 'plan', role: 'coe', kind: 'withdrawn', statement: 'No', signedById: coe.actor.id, signedAt: system(n).now } })
  },
  'role taken away': ({ members }, n) => db.roleGrant.deleteMany({ where: { personId: members[n % members.length]!.actor.id } }),
  'role given back': ({ members }, n) => db.roleGrant.create({ data: { personId: members[n % members.length]!.actor.id, role: 'steering' } }),
  'person deactivated': ({ members }, n) => setActive(system(n), { id: members[n % members.length]!.actor.id, active: n % 2 === 0 }),
  'person renamed': ({ members }, n) => updatePerson(system(n), { id: members[n % members.length]!.actor.id, name: `Somebody ${n}`, email: `somebody-${n}@example.test` }),
  'phase renamed': async ({ pilot }, n) => {
    const { version } = await db.phase.findUniqueOrThrow({ where: { id: pilot } })
    await updatePhase(system(n), { id: pilot, version, name: `Phase ${n}`, plannedStart: '2026-01-01', plannedEnd: '2027-01-01' })
  },
  'settings changed': (_, n) => updateSettings(system(n), { group: 'gates', value: { quorumBp: 1 + (n % 10_000), majorityBp: 9_999, reviewDays: 1 + (n % 30) } }),
  'late vote tried': ({ id, members }, n) => castVote(at(members[n % members.length]!, system(n).now), { id, choice: 'no', reason: 'Too late' }),
  'second decision tried': ({ id, members }, n) => decideReview(at(members[0]!, system(n).now), { id, outcome: 'no-go' }),
  'cancellation tried': ({ id }, n) => cancelReview(system(n), { id, reason: 'x' }),
  'rows deleted past the portal': ({ id }) => db.gateVote.deleteMany({ where: { reviewId: id } }),
  'rows changed past the portal': ({ id }) => db.gateEvidence.updateMany({ where: { reviewId: id }, data: { state: 'met' } }),
  'decision changed past the portal': ({ id }) => db.gateDecision.updateMany({ where: { reviewId: id }, data: { outcome: 'go' } }),
}

/** What nobody may change; the state of actions and of the next scope are facts of their own day. */
async function frozenView(id: string, readerAt: Date): Promise<string> {
  const { actions: _, inScope: __, me: ___, ...view } = await getReview(asSystem(readerAt), { id })
  const { rows, ...proof } = await verifyReview(asSystem(readerAt), { id })
  return canonicalJson({ view, proof, rows: rows.length })
}

async function scene(): Promise<Scene> {
  await reset()
  const made = await opened({ interested: 1, unsigned: ['people'] })
  const engine = await makeEngine(db)
  await makeEngineProcess(db, { engineId: engine.id, externalId: 'workflow', automationId: made.automations[0], purpose: 'production' })
  return { ...made, engineId: engine.id, gateVersions: 1 }
}

it('a decided review reads the same for ever, whatever is edited, imported again or deleted', async () => {
  const before = { decided: 0, differed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(20)), { minLength: 4, maxLength: 14 }), fc.boolean(), async (list, go) => {
      const made = await scene()
      const { id, members, coe } = made
      const ballot = go ? { choice: 'yes', reason: 'Good' } : { choice: 'no', reason: 'Bad' }
      for (const member of members) await castVote(member, { id, ...ballot })
      const conditions = go ? [{ ref: 'criterion:people', text: 'Sign', ownerId: coe.actor.id, dueOn: '2026-12-01' }] : []
      await decideReview(members[1]!, { id, outcome: go ? 'conditional' : 'no-go', conditions })
      const readings = canonicalJson((await readinessOf(asSystem(OPENED), { phaseId: made.pilot })).readings)
      const frozen = await frozenView(id, LATER)
      for (const [name, n] of list) {
        await acts[name]!(made, n).catch(() => {})
        expect(await frozenView(id, LATER), name).toBe(frozen)
      }
      before.decided += 1
      if (canonicalJson((await readinessOf(asSystem(LATER), { phaseId: made.pilot })).readings) !== readings) before.differed += 1
    }),
    { numRuns: dialect === 'sqlite' ? 25 : 10 },
  )
  // The same gate read anew does say something else: the acts are not idle.
  expect(before.differed).toBeGreaterThan(before.decided / 2)
}, 240_000)
