import { describe, expect, it } from 'vitest'
import { checklistContent, shippedChecklists } from '@/lib/content/checklists'
import { stepDefect, stepsOfDefect, titleFromCheck, titleOfDefect } from '@/lib/core/compatibility/defect'
import { assemble, diffPlan, planUnchanged, type PlanSubject } from '@/lib/core/compatibility/plan'
import { answerReasons, countRun, outcomeOf, outcomeSoFar, signingReasons } from '@/lib/core/compatibility/run'
import { blockersOf, cellOf, type StandingCheck } from '@/lib/core/compatibility/standing'
import { diffTemplates, isUnchanged, TemplateBody } from '@/lib/core/compatibility/template'

const templates = shippedChecklists.map((key) => ({ versionId: key, body: checklistContent(key) }))
const subject: PlanSubject = {
  technology: 'rpa',
  dataClasses: ['personal', 'financial'],
  systems: [
    { id: 'sap', code: 'S-1', name: 'SAP S/4HANA', nameZh: null, vendor: 'SAP' },
    { id: 'k3', code: 'S-2', name: '星空', nameZh: '金蝶云·星空', vendor: null },
  ],
  interfaces: [{ id: 'post', code: 'I-1', protocol: 'rest', dataClasses: ['financial'] }, { id: 'screen', code: 'I-2', protocol: 'ui', dataClasses: [] }],
}
const keys = assemble(subject, templates).map(({ key }) => key)

describe('shipped check lists', () => {
  it('hold the 52 checks once each, in both languages', () => {
    const checks = templates.flatMap(({ body }) => body.checks)
    expect(checks.map(({ code }) => code).sort()).toEqual(Array.from({ length: 52 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`))
    for (const { item, how, pass } of checks) for (const text of [item, how, pass]) expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
  })
})

describe('a plan', () => {
  it('asks for a check of every system, of every interface that it fits, and of the whole once', () => {
    expect(keys).toEqual(expect.arrayContaining(['C01@s:sap', 'C01@s:k3', 'C10@i:post', 'C24']))
    expect(keys).not.toContain('C10@i:screen')
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('asks what belongs to a product of the systems of that product only, by any of its names', () => {
    expect(keys).toEqual(expect.arrayContaining(['C46@s:sap', 'C50@s:k3']))
    expect(keys.filter((key) => /^C(46|47|48|49|50|51)@/.test(key)).sort()).toEqual(['C46@s:sap', 'C47@s:sap', 'C50@s:k3'])
  })

  it('asks for what the technology and the data need', () => {
    expect(keys).toEqual(expect.arrayContaining(['C05', 'C19', 'C39', 'C40']))
    const other = assemble({ ...subject, technology: 'workflow', dataClasses: ['internal'] }, templates).map(({ key }) => key)
    for (const key of ['C05', 'C19', 'C39', 'C40', 'C46@s:sap']) expect(other).not.toContain(key)
  })

  it('assembled again asks for the same; what came, changed and went is told apart', () => {
    const asked = assemble(subject, templates)
    const held = asked.map(({ key, templateVersionId, item, how, pass, severity }) => ({ key, templateVersionId, body: { item, how, pass }, severity, archived: false }))
    expect(planUnchanged(diffPlan(held, asked))).toBe(true)
    const own = { ...held[0]!, key: 'X01', templateVersionId: null }
    const diff = diffPlan([...held.slice(2), { ...held[1]!, archived: true }, own, { ...held[2]!, key: 'C99' }].map((check) => (check.key === held[3]!.key ? { ...check, severity: 'minor' } : check)), asked)
    expect(diff).toMatchObject({ added: [{ key: held[0]!.key }], restored: [{ key: held[1]!.key }], changed: [{ key: held[3]!.key }], removed: ['C99'] })
  })
})

describe('versions of a list', () => {
  const body = checklistContent('sap')

  it('say what came, what went and which fields changed', () => {
    const [first, second] = body.checks
    const after = { ...body, checks: [{ ...first!, severity: 'minor' as const }, { ...second!, code: 'C99' }] }
    expect(diffTemplates(body, after).checks.map(({ kind, code, fields }) => [kind, code, fields])).toEqual([['changed', 'C46', ['severity']], ['added', 'C99', []], ['removed', 'C47', []]])
    expect(isUnchanged(diffTemplates(body, { ...body, checks: [...body.checks].reverse() }))).toBe(true)
  })

  it('are refused with a code twice, without checks, or in one language', () => {
    expect(TemplateBody.safeParse({ ...body, checks: [body.checks[0], body.checks[0]] }).success).toBe(false)
    expect(TemplateBody.safeParse({ ...body, checks: [] }).success).toBe(false)
    expect(TemplateBody.safeParse({ ...body, names: { en: 'SAP', 'zh-CN': ' ' } }).success).toBe(false)
  })
})

describe('the title of a fault', () => {
  const check = { code: 'C46', body: JSON.stringify({ item: { en: 'Scripting is on', 'zh-CN': '已启用脚本' } }) }

  it('that was taken from the check is read in either language, one that somebody wrote stands', () => {
    expect(titleOfDefect('zh-CN', titleFromCheck('en', check), check)).toBe('C46 已启用脚本')
    expect(titleOfDefect('en', 'C46 已启用脚本', check)).toBe('C46 Scripting is on')
    expect(titleOfDefect('zh-CN', 'Scripting is off again', check)).toBe('Scripting is off again')
  })
})

describe('a test', () => {
  const check = (outcome: 'pass' | 'fail' | 'blocked' | 'not-applicable' | null, severity: 'blocker' | 'major' = 'major') => ({ id: 'c', severity, outcome })

  it('fails with a blocker check that did not pass or an open blocker, else passes with or without remarks', () => {
    expect(outcomeOf([check('pass'), check('not-applicable')], { blockers: 0, others: 0 })).toBe('passed')
    expect(outcomeOf([check('fail')], { blockers: 0, others: 0 })).toBe('passed-with-remarks')
    expect(outcomeOf([check('pass')], { blockers: 0, others: 1 })).toBe('passed-with-remarks')
    expect(outcomeOf([check('blocked', 'blocker')], { blockers: 0, others: 0 })).toBe('failed')
    expect(outcomeOf([check('pass')], { blockers: 1, others: 0 })).toBe('failed')
  })

  it('comes to nothing while checks are unanswered, unless a blocker has decided it', () => {
    const none = { blockers: 0, others: 0 }
    expect(outcomeSoFar([], none)).toBeNull()
    expect(outcomeSoFar([check(null, 'blocker'), check(null)], none)).toBeNull()
    expect(outcomeSoFar([check('pass'), check(null, 'blocker')], none)).toBeNull()
    expect(outcomeSoFar([check('fail', 'blocker'), check(null)], none)).toBe('failed')
    expect(outcomeSoFar([check(null)], { blockers: 1, others: 0 })).toBe('failed')
    expect(outcomeSoFar([check('pass'), check('fail')], none)).toBe('passed-with-remarks')
    expect(outcomeSoFar([check('pass')], none)).toBe('passed')
  })

  it('counts what nobody has tried as neither passed nor failed', () => {
    expect(countRun([check('pass'), check(null, 'blocker')])).toMatchObject({ total: 2, answered: 1, blockers: 0 })
  })

  it('is signed only when every check is answered, and never by the builder or a machine', () => {
    const facts = { status: 'open', checks: [check('pass')], signerId: 'li', builderId: 'ma', builtBefore: false }
    expect(signingReasons(facts)).toEqual([])
    expect(signingReasons({ ...facts, signerId: 'ma' })).toEqual([{ key: 'compatibility.sign.builder' }])
    expect(signingReasons({ ...facts, builtBefore: true })).toEqual([{ key: 'compatibility.sign.builder' }])
    expect(signingReasons({ ...facts, signerId: null })).toEqual([{ key: 'compatibility.sign.person' }])
    expect(signingReasons({ ...facts, checks: [check(null)] })).toEqual([{ key: 'compatibility.sign.unanswered', params: { count: 1 } }])
    expect(signingReasons({ ...facts, status: 'signed' })).toEqual([{ key: 'compatibility.sign.ended' }])
  })

  it('asks for a reason wherever something did not pass', () => {
    for (const outcome of ['fail', 'blocked', 'not-applicable'] as const) expect(answerReasons({ outcome, note: ' ' })).toHaveLength(1)
    expect(answerReasons({ outcome: 'pass' })).toEqual([])
  })
})

describe('a fault', () => {
  const facts = { status: 'fixed', severity: 'blocker', ownerId: 'ma', builderId: 'wu', builtBefore: false, mendedBefore: false, byId: 'li' } as const

  it('is verified or left by somebody who neither owns nor built it', () => {
    expect(stepDefect(facts, 'verify')).toMatchObject({ ok: true, value: 'verified' })
    for (const byId of ['ma', 'wu']) for (const step of ['verify', 'drop'] as const) expect(stepDefect({ ...facts, byId }, step)).toMatchObject({ ok: false })
    for (const past of ['builtBefore', 'mendedBefore'] as const) expect(stepDefect({ ...facts, [past]: true }, 'drop')).toMatchObject({ ok: false })
    expect(stepDefect({ ...facts, status: 'open' }, 'verify')).toMatchObject({ ok: false })
  })

  it('offers the steps that lead on', () => {
    expect(stepsOfDefect({ ...facts, status: 'open' })).toEqual(['fix', 'drop'])
    expect(stepsOfDefect(facts)).toEqual(['verify', 'drop', 'reopen'])
    expect(stepsOfDefect({ ...facts, status: 'verified' })).toEqual(['reopen'])
  })
})

describe('where an automation stands', () => {
  const signed = (outcome: 'pass' | 'fail', releases: Record<string, string | null>, atMs = 1) => ({ outcome, runId: `r${atMs}`, atMs, releases })
  const check = (given: Partial<StandingCheck>): StandingCheck => ({ id: 'c', severity: 'blocker', systemIds: ['sap'], signed: signed('pass', { sap: '1' }), ...given })
  const facts = { planned: true, checks: [check({})], releases: { sap: '1' }, names: { sap: 'SAP' }, openBlockers: 0 }
  const reasons = (given: Partial<typeof facts>) => blockersOf({ ...facts, ...given }).map(({ key }) => key.split('.').at(-1))

  it('is free with every check signed on the releases that run today', () => {
    expect(reasons({})).toEqual([])
  })

  it('is held without plan, without signature, by an untested check, a failed blocker, an open one, and another release', () => {
    expect(reasons({ planned: false })).toEqual(['noPlan'])
    expect(reasons({ checks: [check({ signed: null })] })).toEqual(['noSignedRun'])
    expect(reasons({ checks: [check({}), check({ signed: null, severity: 'major' })] })).toEqual(['untested'])
    expect(reasons({ checks: [check({ signed: signed('fail', { sap: '1' }) })] })).toEqual(['failed'])
    expect(reasons({ checks: [check({ severity: 'major', signed: signed('fail', { sap: '1' }) })] })).toEqual([])
    expect(reasons({ openBlockers: 2 })).toEqual(['open'])
    expect(blockersOf({ ...facts, releases: { sap: '2' } })).toEqual([{ key: 'compatibility.blockers.stale', params: { count: 1, systems: 'SAP' } }])
  })

  it('colours a combination by the worst of what is known of it', () => {
    const cell = (given: Partial<Parameters<typeof cellOf>[0]>) => cellOf({ checks: [check({})], systemId: 'sap', currentRelease: '1', blockers: 0, faults: 0, ...given }).state
    expect(cell({})).toBe('green')
    expect(cell({ faults: 1 })).toBe('amber')
    expect(cell({ checks: [] })).toBe('untested')
    expect(cell({ checks: [check({ signed: null })] })).toBe('untested')
    expect(cell({ currentRelease: '2' })).toBe('stale')
    expect(cell({ checks: [check({}), check({ signed: null })] })).toBe('stale')
    expect(cell({ whole: [check({ systemIds: [], severity: 'major', signed: signed('fail', {}) })] })).toBe('amber')
    expect(cell({ whole: [check({ systemIds: [], signed: signed('fail', {}) })] })).toBe('red')
    expect(cell({ whole: [check({ systemIds: [], signed: null })] })).toBe('green')
    expect(cell({ currentRelease: '2', blockers: 1 })).toBe('red')
    expect(cell({ checks: [check({ signed: null })], blockers: 1 })).toBe('red')
  })
})
