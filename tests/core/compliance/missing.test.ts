import { describe, expect, it } from 'vitest'
import { ImpactAnswers, keptUntil, levelOf, missingAnswers, statusAfter, validUntil, worstAfter } from '@/lib/core/compliance/impact'
import { missingOf, type AssessmentFacts, type GapFacts } from '@/lib/core/compliance/missing'
import { changedSections, ComplianceBody, materialChanges } from '@/lib/core/compliance/record'
import { screen } from '@/lib/core/compliance/screening'
import { dataClasses } from '@/lib/core/portfolio/data-classes'

const body = (given: object = {}) =>
  ComplianceBody.parse({
    classes: ['personal'], examples: { personal: 'Name' }, laws: ['pipl', 'gdpr'], subjects: ['customers'], purpose: 'Delivery', piplBasis: 'contract', gdprBasis: 'contract',
    recipients: 'none', crossBorder: 'no', retentionMonths: 24, ending: 'delete', transit: 'yes', rest: 'yes', accessRows: [{ who: 'Team', right: 'edit' }], automated: 'no', circumstances: ['none'], ...given,
  })
const facts = (given: Partial<GapFacts> = {}): GapFacts => ({ classes: ['personal'], record: body(), activeReviewPoints: 0, assessments: [], today: '2026-11-02', ...given })
const names = (given: Partial<GapFacts>) => missingOf(facts(given)).map(({ name }) => name)
const automated = { automated: 'yes', automatedLogic: 'Model', automatedEffect: 'Refusal', automatedObjection: 'Reply' }

describe('what a process still waits for', () => {
  it('is nothing where the record is complete, and nothing where no person is concerned', () => {
    expect(names({})).toEqual([])
    expect(names({ classes: ['public', 'internal', 'financial'], record: null })).toEqual([])
  })

  it.each([
    ['purpose', { purpose: ' ' }],
    ['subjects', { subjects: [] }],
    ['examples', { examples: {} }],
    ['piplBasis', { piplBasis: '' }],
    ['gdprBasis', { gdprBasis: undefined }],
    ['recipients', { recipients: '' }],
    ['recipientRows', { recipients: 'named' }],
    ['crossBorder', { crossBorder: '' }],
    ['retention', { retentionMonths: '' }],
    ['ending', { ending: '' }],
    ['transit', { transit: '' }],
    ['transitNote', { transit: 'partly' }],
    ['restNote', { rest: 'no' }],
    ['access', { accessRows: [] }],
    ['automated', { automated: '' }],
    ['circumstances', { circumstances: [] }],
  ] as const)('is %s when it is not said, and only that', (name, given) => {
    expect(names({ record: body(given) })).toEqual([name])
  })

  it('names an answer for every class of data that lies on people, whatever the register says later', () => {
    expect(names({ classes: ['personal', 'sensitive'], record: body() })).toEqual(['classAdded'])
    expect(names({ record: body({ classes: ['financial'] }) })).toEqual(['classAdded'])
    expect(names({ classes: [], record: null })).toEqual(['classesUnknown'])
  })

  it('asks for assessment and review point where a machine decides, and is content with both', () => {
    const record = body(automated)
    expect(names({ record })).toEqual(['reviewPoint', 'assessmentMissing', 'assessmentMissing'])
    const assessment: AssessmentFacts = { number: 1, laws: ['pipl', 'gdpr'], status: 'approved', validUntil: '2026-11-02', record, conclusion: 'proceed' }
    expect(names({ record, activeReviewPoints: 1, assessments: [assessment] })).toEqual([])
    expect(names({ record, activeReviewPoints: 1, assessments: [assessment], today: '2026-11-03' })).toEqual(['assessmentExpired'])
    expect(names({ record, activeReviewPoints: 1, assessments: [{ ...assessment, conclusion: 'stop' }] })).toEqual(['assessmentStop'])
    expect(names({ record, activeReviewPoints: 1, assessments: [{ ...assessment, laws: ['pipl'] }] })).toEqual(['assessmentMissing'])
    expect(names({ record, activeReviewPoints: 1, assessments: [{ ...assessment, status: 'submitted' }] })).toEqual(['assessmentWaiting'])
    expect(names({ record, activeReviewPoints: 1, assessments: [{ ...assessment, record: body() }] })).toEqual(['assessmentOutdated'])
  })

  it('lets an approved assessment count while the next one is written', () => {
    const record = body(automated)
    const approved: AssessmentFacts = { number: 1, laws: ['pipl', 'gdpr'], status: 'approved', validUntil: '2027-01-01', record, conclusion: 'conditions' }
    expect(names({ record, activeReviewPoints: 1, assessments: [{ ...approved, number: 2, status: 'draft' }, approved] })).toEqual([])
  })

  it('never grows when a piece is added: every field alone takes gaps away or leaves them', () => {
    const full = body({ classes: [...dataClasses], examples: Object.fromEntries(dataClasses.map((name) => [name, 'x'])), sensitiveGround: 'x', recipients: 'none' })
    for (const field of ['purpose', 'subjects', 'ending', 'transit', 'rest', 'accessRows', 'piplBasis', 'sensitiveGround'] as const) {
      const without = ComplianceBody.parse({ ...full, [field]: undefined })
      expect(names({ classes: [...dataClasses], record: without }).length, field).toBeGreaterThan(names({ classes: [...dataClasses], record: full }).length)
    }
  })
})

describe('the screening', () => {
  it('follows PIPL Art. 55 for any one trigger and GDPR Art. 35 for its clauses or two criteria', () => {
    expect(screen(body()).asked).toEqual([])
    expect(screen(body({ recipients: 'named', recipientRows: [{ name: 'Carrier', role: 'processor' }] }))).toMatchObject({ pipl: ['entrusted'], gdpr: [], asked: ['pipl'] })
    expect(screen(body({ circumstances: ['largeScale'] })).asked).toEqual([])
    expect(screen(body({ circumstances: ['largeScale', 'matching'] }))).toMatchObject({ gdpr: ['twoCriteria'], criteria: ['largeScale', 'matching'], asked: ['gdpr'] })
    expect(screen(body({ laws: ['gdpr'], classes: ['sensitive'], circumstances: ['largeScale'] }))).toMatchObject({ pipl: [], gdpr: ['sensitiveAtScale', 'twoCriteria'] })
    expect(screen(body({ ...automated }))).toMatchObject({ pipl: ['automated'], gdpr: ['extensiveEvaluation'] })
    expect(screen(body({ classes: ['internal'], crossBorder: 'yes' })).asked).toEqual([])
  })
})

describe('versions of a record', () => {
  it('tell which parts changed, and what an assessment rests on', () => {
    expect(changedSections(body(), body({ retentionMonths: 36 }))).toEqual(['retention'])
    expect(materialChanges(body(), body({ retentionMonths: 36, purpose: ' Delivery  ' }))).toEqual([])
    expect(materialChanges(body(), body({ laws: ['pipl'], crossBorder: 'yes', transferRows: [{ country: 'Singapore' }] }))).toEqual(['laws', 'transfers'])
  })

  it('keep no line in which nothing was written, also when a form numbers them', () => {
    expect(body({ recipientRows: { 0: { role: 'processor', name: '' }, 3: { name: 'Carrier', role: 'group' } } }).recipientRows).toEqual([{ name: 'Carrier', role: 'group' }])
    expect(ComplianceBody.safeParse({ recipientRows: Array.from({ length: 51 }, () => ({ name: 'x', role: 'group' })) }).success).toBe(false)
  })
})

const answered = (given: object = {}) =>
  ImpactAnswers.parse({
    processing: { description: 'x', dataFlow: 'x', scale: 'x' }, necessity: { lawful: 'x', necessary: 'x', minimised: 'x', informed: 'x', rights: 'x' },
    risks: { rows: [{ event: 'Leak', effect: 'Calls', likelihood: '3', severity: '3', measures: 'Masking', likelihoodAfter: '1', severityAfter: '3' }] },
    measures: { effective: 'x', proportionate: 'x' }, conclusion: { officer: 'x', people: 'x', outcome: 'proceed', summary: 'x' }, ...given,
  })
const risk = (given: object) => answered({ risks: { rows: [{ event: 'Leak', effect: 'Calls', likelihood: 4, severity: 4, measures: 'x', likelihoodAfter: 3, severityAfter: 3, ...given }] } })
const open = (answers: ImpactAnswers, kind: 'pipl' | 'gdpr' | 'both' = 'pipl') => missingAnswers(answers, kind).map(({ key }) => key.split('.').at(-1))

describe('an impact assessment', () => {
  it('is complete when both laws have their answers, and empty at first', () => {
    expect(open(answered(), 'both')).toEqual([])
    expect(open(ImpactAnswers.parse({}), 'both').length).toBeGreaterThan(12)
    expect(open(answered({ conclusion: { officer: 'x', outcome: 'proceed', summary: 'x' } }))).toEqual([])
    expect(open(answered({ conclusion: { officer: 'x', outcome: 'proceed', summary: 'x' } }), 'gdpr')).toEqual(['people'])
  })

  it('does not simply proceed with a high remaining risk, and asks the authority under GDPR', () => {
    expect(open(risk({}))).toEqual(['highProceeds'])
    expect(open(risk({}), 'gdpr')).toEqual(['authority', 'highProceeds'])
    expect(open(risk({ likelihoodAfter: 1 }))).toEqual([])
  })

  it('never has a risk that its measures make larger', () => {
    expect(open(risk({ likelihood: 1, severity: 1 }))).toContain('raised')
    expect(ImpactAnswers.safeParse({ risks: { rows: [{ event: 'x', likelihood: 5 }] } }).success).toBe(false)
  })

  it('has levels that rise with either number', () => {
    const order = ['low', 'medium', 'high', 'veryHigh']
    for (let a = 1; a <= 4; a += 1) for (let b = 1; b < 4; b += 1) expect(order.indexOf(levelOf(a, b + 1)!)).toBeGreaterThanOrEqual(order.indexOf(levelOf(a, b)!))
    expect(levelOf(undefined, 3)).toBeNull()
    expect(worstAfter(risk({}).risks.rows)).toBe('high')
    expect(worstAfter([])).toBeNull()
  })

  it('is approved by all who were asked, returned or rejected by one', () => {
    const said = (deciderId: string, outcome: 'approved' | 'returned' | 'rejected') => ({ deciderId, outcome })
    expect(statusAfter(['a', 'b'], [said('a', 'approved')])).toBe('submitted')
    expect(statusAfter(['a', 'b'], [said('a', 'approved'), said('b', 'approved')])).toBe('approved')
    expect(statusAfter(['a', 'b'], [said('a', 'approved'), said('b', 'returned')])).toBe('draft')
    expect(statusAfter(['a', 'b'], [said('b', 'rejected')])).toBe('rejected')
    expect(statusAfter([], [])).toBe('submitted')
  })

  it('counts for twelve months and is kept for three years, also from a leap day', () => {
    expect(validUntil('2026-11-02')).toBe('2027-11-02')
    expect(validUntil('2028-02-29')).toBe('2029-02-28')
    expect(keptUntil('2028-02-29')).toBe('2031-02-28')
  })
})
