import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { decideStep, dueState, remindersDue, stepsOf } from '@/lib/core/actions/action-item'
import { addDays } from '@/lib/core/calendar/local-day'

const kinds = (today: string, sinceDay = '2026-11-01', dueOn = '2026-11-20') => remindersDue({ dueOn, sinceDay, today }).map(({ kind, day }) => `${kind} ${day}`)

describe('reminders of an action', () => {
  it('come three days before, on the day, every third day after it, and escalate after seven', () => {
    expect(kinds('2026-11-16')).toEqual([])
    expect(kinds('2026-11-17')).toEqual(['actionDueSoon 2026-11-17'])
    expect(kinds('2026-11-20')).toEqual(['actionDueToday 2026-11-20'])
    expect(kinds('2026-11-23')).toEqual(['actionOverdue 2026-11-23'])
    expect(kinds('2026-11-26')).toEqual(['actionOverdue 2026-11-26'])
    expect(kinds('2026-11-27')).toEqual(['actionOverdue 2026-11-26', 'actionEscalated 2026-11-27'])
  })

  it('catch up a day on which nobody looked, with the newest one alone', () => {
    expect(kinds('2026-11-19')).toEqual(['actionDueSoon 2026-11-17'])
    expect(kinds('2026-11-25')).toEqual(['actionOverdue 2026-11-23'])
  })

  it('do not stand for a day before the action was there', () => {
    expect(kinds('2026-11-19', '2026-11-18')).toEqual([])
    expect(kinds('2026-11-20', '2026-11-18')).toEqual(['actionDueToday 2026-11-20'])
  })

  it('are each named once, however often and whenever somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 40 }), { maxLength: 60 }), (offsets) => {
        const names = new Set(offsets.sort((a, b) => a - b).flatMap((offset) => kinds(addDays('2026-11-20', offset))))
        const soon = [...names].filter((name) => name.startsWith('actionDueSoon'))
        const escalated = [...names].filter((name) => name.startsWith('actionEscalated'))
        const overdue = [...names].filter((name) => name.startsWith('actionOverdue'))
        expect(soon.length).toBeLessThanOrEqual(1)
        expect(escalated.length).toBe(offsets.some((offset) => offset >= 7) ? 1 : 0)
        expect(overdue.length).toBeLessThanOrEqual(13)
      }),
    )
  })
})

describe('steps of an action', () => {
  it('let the owner finish and reopen, and leave the rest to whoever may change actions', () => {
    expect(stepsOf({ status: 'open', own: true, edits: false })).toEqual(['finish'])
    expect(stepsOf({ status: 'open', own: false, edits: true })).toEqual(['edit', 'finish', 'drop'])
    expect(stepsOf({ status: 'done', own: true, edits: false })).toEqual(['reopen'])
    expect(stepsOf({ status: 'open', own: false, edits: false })).toEqual([])
  })

  it('say why they are refused', () => {
    expect(decideStep({ status: 'done', own: true, edits: true }, 'finish')).toEqual({ ok: false, reasons: [{ key: 'actions.state.done' }] })
    expect(decideStep({ status: 'open', own: true, edits: false }, 'drop')).toEqual({ ok: false, reasons: [{ key: 'actions.notYours' }] })
  })

  it('know overdue, today, soon and later', () => {
    expect(['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24'].map((due) => dueState(due, '2026-11-20'))).toEqual(['overdue', 'today', 'soon', 'later'])
  })
})
