import { beforeEach, describe, expect, it } from 'vitest'
import { createAction } from '@/lib/features/actions/create-action'
import { finishAction } from '@/lib/features/actions/finish-action'
import { remindActions } from '@/lib/features/actions/remind-actions'
import { updateAction } from '@/lib/features/actions/update-action'
import { jobCtx } from '@/lib/server/ctx'
import { makeProgramme } from '@/prisma/seed/factories'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const at = (day: string) => new Date(`${day}T02:00:00.000Z`)
const remind = (day: string, signal = new AbortController().signal) => remindActions({ ...jobCtx('remind-actions'), now: at(day) }, signal)
const kindsOf = async (personId: string) => (await db.notice.findMany({ where: { personId, kind: { not: 'actionAssigned' } }, orderBy: [{ createdAt: 'asc' }, { kind: 'asc' }] })).map(({ kind }) => kind)

async function given() {
  const [coe, owner, chair] = [await personCtx('coe', { now: at('2026-11-01') }), await personCtx('ops'), await personCtx('steering')]
  const programme = await makeProgramme(db)
  const phase = await db.phase.update({ where: { id: programme.phases[0]!.id }, data: { ownerId: coe.actor.id } })
  const action = await createAction(coe, { text: 'Repeat the restore test', dueOn: '2026-11-20', ownerId: owner.actor.id, phaseId: phase.id })
  return { coe, owner: owner.actor.id, chair: chair.actor.id, action }
}

describe('reminding', () => {
  it('goes to the owner before, on and after the day, and to phase owner and steering group after seven days', async () => {
    const { coe, owner, chair, action } = await given()
    for (let day = 10; day <= 28; day += 1) await remind(`2026-11-${day}`)
    expect(await kindsOf(owner)).toEqual(['actionDueSoon', 'actionDueToday', 'actionOverdue', 'actionOverdue'])
    expect(await kindsOf(coe.actor.id)).toEqual(['actionEscalated'])
    expect(await kindsOf(chair)).toEqual(['actionEscalated'])
    expect(await db.actionItem.findUniqueOrThrow({ where: { id: action.id } })).toMatchObject({ reminders: 5, remindedAt: at('2026-11-27') })
    expect((await actionsOf('action', action.id)).filter((name) => name === 'action.reminded')).toHaveLength(5)
  })

  it('says each thing once, however often it runs on a day, even twice at the same time', async () => {
    const { owner } = await given()
    await Promise.allSettled([remind('2026-11-23'), remind('2026-11-23')])
    expect(await remind('2026-11-23')).toBe(0)
    expect(await kindsOf(owner)).toEqual(['actionOverdue'])
  })

  it('asks once for a page of actions whether it told of them before, by the whole name', async () => {
    const { coe, owner } = await given()
    for (let n = 0; n < 12; n += 1) await createAction(coe, { text: `Another ${n}`, dueOn: '2026-11-20', ownerId: owner })
    expect(await remind('2026-11-27')).toBe(13)
    const asked: unknown[] = []
    const notice = new Proxy(db.notice, {
      get: (table, name) => (args: unknown) => (asked.push(args), (Reflect.get(table, name) as (args: unknown) => unknown).call(table, args)),
    })
    const watched = new Proxy(db, { get: (client, name) => (name === 'notice' ? notice : (Reflect.get(client, name) as unknown)) })
    expect(await remindActions({ ...jobCtx('remind-actions'), db: watched, now: at('2026-11-27') }, new AbortController().signal)).toBe(0)
    expect(asked).toHaveLength(1)
    expect(JSON.stringify(asked)).not.toContain('startsWith')
  })

  it('goes on where it was stopped', async () => {
    const { coe, owner } = await given()
    await createAction(coe, { text: 'Another', dueOn: '2026-11-20', ownerId: owner })
    const stop = new AbortController()
    stop.abort()
    expect(await remind('2026-11-20', stop.signal)).toBe(0)
    expect(await remind('2026-11-20')).toBe(2)
    expect(await kindsOf(owner)).toEqual(['actionDueToday', 'actionDueToday'])
  })

  it('begins anew for a new day, and ends with the action', async () => {
    const { coe, owner, action } = await given()
    await remind('2026-11-20')
    await updateAction(coe, { id: action.id, version: 1, text: action.text, dueOn: '2026-11-24', ownerId: owner, phaseId: action.phaseId })
    await remind('2026-11-21')
    expect(await kindsOf(owner)).toEqual(['actionDueToday', 'actionDueSoon'])
    await finishAction(coe, { id: action.id, version: 2, result: 'done' })
    expect(await remind('2026-11-24')).toBe(0)
  })

  it('reaches somebody when nobody, or nobody active, owns the action', async () => {
    const { coe, owner, action } = await given()
    await db.person.update({ where: { id: owner }, data: { active: false } })
    await remind('2026-11-20')
    expect(await kindsOf(owner)).toEqual([])
    expect(await kindsOf(coe.actor.id)).toEqual(['actionDueToday'])
    await db.actionItem.update({ where: { id: action.id }, data: { ownerId: null, phaseId: null } })
    await remind('2026-11-23')
    expect(await kindsOf(coe.actor.id)).toEqual(['actionDueToday', 'actionOverdue'])
  })
})
