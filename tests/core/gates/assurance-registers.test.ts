import { describe, expect, it } from 'vitest'
import { openBlockersIn, redRisksOf } from '@/lib/core/gates/assurance-registers'

const named = (id: string) => ({ id, name: id, nameZh: null })

describe('untreated red risks', () => {
  it('count each risk once, whatever it hangs on, and those of the programme', () => {
    const reading = redRisksOf([{ ...named('a'), riskIds: ['r1', 'r2'] }, { ...named('b'), riskIds: ['r1'] }, { ...named('c'), riskIds: [] }], 1, 9, '/risks')
    expect(reading).toMatchObject({ value: 3, variables: { redOfAutomations: 2, redOfProgramme: 1, risksJudged: 9 } })
    expect(reading.parts.map(({ key, state, value }) => [key, state, value])).toEqual([['a', 'not-met', 2], ['b', 'not-met', 1]])
  })
  it('are not none where no risk was ever judged', () => expect(redRisksOf([], 0, 0, '/risks')).toMatchObject({ value: null, facts: [{ key: 'gates.facts.noRisks' }] }))
})

describe('open blockers', () => {
  const row = (id: string, live: boolean, open: number | null) => ({ ...named(id), live, open })
  it('add up over what was tested', () => expect(openBlockersIn([row('a', true, 0), row('b', false, 2)], '/x')).toMatchObject({ value: 2, variables: { openBlockers: 2, testedAutomations: 2 } }))
  it('are not known while an automation in service is untested', () => {
    expect(openBlockersIn([row('a', true, 0), row('b', true, null)], '/x')).toMatchObject({ value: null, facts: [{ key: 'gates.facts.untested', params: { count: 1 } }], parts: [{ key: 'a', state: 'met' }, { key: 'b', state: 'not-enough-data' }] })
    expect(openBlockersIn([row('a', true, 0), row('b', false, null)], '/x').value).toBe(0)
    expect(openBlockersIn([], '/x')).toMatchObject({ value: null, facts: [{ key: 'gates.facts.noTests' }] })
  })
  it('decide as soon as one is found, whatever is still untested', () => expect(openBlockersIn([row('a', true, 1), row('b', true, null)], '/x').value).toBe(1))
})
