import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stages } from '@/lib/core/portfolio/stages'
import { separationRules } from '@/lib/core/separation'
import { requestStatuses, requestTypes, type RequestStatus, type RequestType } from '@/lib/core/requests/statuses'
import { decideMove, missingOf, rowsFrom, stepsFrom, type MoverFacts, type RequestFacts } from '@/lib/core/requests/workflow'
import { closings, finalStatuses, holders, stepNames, workflow, type StepRow } from '@/lib/core/requests/workflow-table'
import approvalsEn from '@/content/messages/en/approvals.json'
import historyEn from '@/content/messages/en/history.json'
import workflowEn from '@/content/messages/en/workflow.json'
import approvalsZh from '@/content/messages/zh-CN/approvals.json'
import historyZh from '@/content/messages/zh-CN/history.json'
import workflowZh from '@/content/messages/zh-CN/workflow.json'
import { flatten } from '@/tests/support/messages'

const nobody: MoverFacts = { submitter: false, lead: false, assess: false, edit: false, deliver: false }
const centre: MoverFacts = { ...nobody, assess: true, edit: true, deliver: true }
const facts = (given: Partial<RequestFacts> = {}): RequestFacts => ({
  type: 'idea', status: 'submitted', described: true, processLinked: true, ownerKnown: true, assessmentCounted: true, round: null, originalNamed: false,
  parkedFrom: null, leadKnown: true, automation: null, ...given,
})

/** A request in the mind of the table: takes any row whose checks hold, and lets rounds be opened and decided in `assessed`. */
interface Walk { facts: RequestFacts; /** Rounds approved since the request was assessed the last time */ approvals: number }

function take({ facts: now, approvals }: Walk, row: StepRow): Walk {
  const next: RequestFacts = { ...now, status: row.to, parkedFrom: row.to === 'parked' ? now.status : null }
  // What the feature does beside the table: a round is opened at `assessed` and ends with that state.
  if (row.to === 'assessed') return { facts: { ...next, round: 'open' }, approvals: 0 }
  if (row.from === 'assessed' && now.round === 'open') return { facts: { ...next, round: 'canceled' }, approvals }
  return { facts: next, approvals }
}

const possible = ({ facts: now }: Walk): StepRow[] => rowsFrom(now).filter((row) => missingOf(row, now).length === 0)

describe('the table of the workflow', () => {
  it('never comes to delivery, live or done without an approval of what was assessed last', () => {
    fc.assert(
      fc.property(fc.constantFrom<RequestType>(...requestTypes), fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), fc.constantFrom(...stages), (type, choices, stage) => {
        let walk: Walk = { facts: facts({ type, status: 'draft', automation: { stage, runs: 3 }, originalNamed: true }), approvals: 0 }
        for (const choice of choices) {
          const { facts: now } = walk
          if (now.status === 'assessed' && now.round === 'open' && choice % 3) {
            const yes = choice % 3 === 1
            walk = { facts: { ...now, round: yes ? 'approved' : 'rejected' }, approvals: yes ? 1 : 0 }
            continue
          }
          const rows = possible(walk)
          if (!rows.length) return now.status === 'closed'
          const row = rows[choice % rows.length]!
          walk = take(walk, row)
          const beyond = ['approved', 'in-delivery', 'live'].includes(walk.facts.status) || ['done', 'without-effect'].includes(row.closedAs ?? '')
          if (beyond && walk.approvals === 0) return false
        }
        return true
      }),
      { numRuns: 3000 },
    )
  })

  it('asks for the approval wherever a step leads to approved or into delivery', () => {
    const leading = workflow.filter(({ to }) => to === 'approved' || to === 'in-delivery')
    expect(leading.length).toBeGreaterThan(4)
    expect(leading.filter(({ checks }) => !checks.includes('roundApproved'))).toEqual([])
    expect(workflow.filter(({ to, from }) => to === 'live' && from !== 'in-delivery')).toEqual([])
  })

  it.each(requestTypes)('leads out of every state for somebody, and in the end to closed: %s', (type) => {
    for (const status of requestStatuses.filter((state) => !finalStatuses.includes(state))) {
      const seen = new Set<RequestStatus>([status])
      for (const state of seen) for (const row of rowsFrom({ status: state, type })) seen.add(row.to)
      expect([...seen], status).toContain('closed')
    }
  })

  it('is a trap for no request, however few of its checks hold', () => {
    const bool = fc.boolean()
    fc.assert(
      fc.property(
        fc.record({
          type: fc.constantFrom<RequestType>(...requestTypes), status: fc.constantFrom<RequestStatus>(...requestStatuses.filter((state) => state !== 'closed' && state !== 'draft')),
          described: bool, processLinked: bool, ownerKnown: bool, assessmentCounted: bool, round: fc.constantFrom('open' as const, 'approved' as const, 'rejected' as const, 'canceled' as const, null),
          originalNamed: bool, parkedFrom: fc.constantFrom<RequestStatus>('submitted', 'in-assessment', 'needs-information', 'assessed', 'approved'), leadKnown: bool,
          automation: fc.option(fc.record({ stage: fc.constantFrom(...stages), runs: fc.nat(2) })),
        }),
        (now) => stepsFrom(now, centre).some(({ reasons }) => !reasons.length),
      ),
      { numRuns: 2000 },
    )
  })

  it('lets a draft be submitted once title and pain are given, by its submitter alone', () => {
    const draft = facts({ status: 'draft' })
    expect(decideMove(draft, { ...nobody, submitter: true }, { to: 'submitted' }).ok).toBe(true)
    expect(decideMove(draft, centre, { to: 'submitted' })).toEqual({ ok: false, reasons: [{ key: 'workflow.notYours' }] })
    expect(decideMove({ ...draft, described: false }, { ...nobody, submitter: true }, { to: 'submitted' })).toEqual({ ok: false, reasons: [{ key: 'workflow.checks.described' }] })
  })

  it('offers nobody an assessment or a decline of their own request, and says why on the button', () => {
    const own = stepsFrom(facts(), { ...centre, submitter: true })
    for (const name of ['assess', 'decline']) expect(own.find((step) => step.name === name)?.reasons).toEqual([{ key: 'approvals.apart.requesterAssesses' }])
    expect(decideMove(facts(), { ...centre, submitter: true }, { to: 'in-assessment' }).ok).toBe(false)
  })

  it('lets nobody but a round approve, whatever their roles', () => {
    const assessed = facts({ status: 'assessed', round: 'approved' })
    expect(decideMove(assessed, { ...centre, submitter: true, lead: true }, { to: 'approved' })).toEqual({ ok: false, reasons: [{ key: 'workflow.byRound' }] })
    expect(decideMove(assessed, { ...nobody, machine: 'clock' }, { to: 'approved' }).ok).toBe(false)
    expect(decideMove(assessed, { ...nobody, machine: 'round' }, { to: 'approved' }).ok).toBe(true)
  })

  it('goes live only when the automation is live and runs have arrived', () => {
    const delivered = (stage: (typeof stages)[number], runs: number) => decideMove(facts({ status: 'in-delivery', automation: { stage, runs } }), { ...nobody, machine: 'clock' }, { to: 'live' })
    expect(delivered('in-test', 9)).toEqual({ ok: false, reasons: [{ key: 'workflow.checks.automationLive' }] })
    expect(delivered('live', 0)).toEqual({ ok: false, reasons: [{ key: 'workflow.checks.runsArrived' }] })
    expect(delivered('live', 1).ok).toBe(true)
  })

  it('brings a parked request back to where it was, and what waited for others to assessment', () => {
    const back = (parkedFrom: RequestStatus, round: RequestFacts['round'] = null) => stepsFrom(facts({ status: 'parked', parkedFrom, round }), centre).filter(({ name }) => name === 'unpark').map(({ to }) => to)
    expect(back('submitted')).toEqual(['submitted'])
    expect(back('assessed')).toEqual(['in-assessment'])
    expect(back('needs-information')).toEqual(['in-assessment'])
    expect(back('approved', 'approved')).toEqual(['approved'])
  })

  it('has words in both languages for every step, state, check, holder and end', () => {
    const keys = [
      ...stepNames.flatMap((name) => [`workflow.steps.${name}.label`, `workflow.steps.${name}.text`, `workflow.steps.${name}.done`]),
      ...requestStatuses.map((status) => `workflow.statuses.${status}`),
      ...closings.map((closing) => `workflow.closings.${closing}`),
      ...workflow.flatMap(({ checks }) => checks.map((check) => `workflow.checks.${check}`)),
      ...Object.values(holders).flatMap(({ role }) => (role ? [`workflow.holders.${role}`] : [])),
      ...stepNames.map((name) => `history.request.${name}`),
      ...Object.keys(separationRules).map((rule) => `approvals.apart.${rule}`),
    ]
    const texts = { en: flatten({ ...workflowEn, ...approvalsEn, ...historyEn }), zh: flatten({ ...workflowZh, ...approvalsZh, ...historyZh }) }
    for (const [locale, known] of Object.entries(texts)) expect(keys.filter((key) => !known.get(key)), locale).toEqual([])
  })
})
