import type { Block, TableCell, Tone } from '@/lib/documents/document'
import type { Reading, ReadingState } from '@/lib/core/gates/reading'
import { votesOf, type Choice, type Outcome } from '@/lib/core/gates/review'
import { nameIn } from '@/lib/core/localized'
import { targetText, valueText } from '@/lib/i18n/reading-text'
import type { DecisionView } from './facts'
import { interestText } from './interest-text'
import type { Writer } from './minutes'
import type { FrozenReview } from './record'
import { ruleKeys, ruleParams } from './rules-text'

const outcomeTone: Record<Outcome, Tone> = { go: 'ok', conditional: 'watch', 'no-go': 'act' }
const stateTone: Record<ReadingState, Tone> = { met: 'ok', 'not-met': 'act', 'not-enough-data': 'none', 'stale-data': 'watch', 'no-source': 'none' }
const choiceTone: Record<Choice, Tone> = { yes: 'ok', conditions: 'watch', no: 'act', abstain: 'none', conflict: 'none' }

/** What the minutes hold, in the order in which they are read. */
export function minutesBlocks(review: FrozenReview, cancellation: { by: string; reason: string } | null, write: Writer): Block[] {
  const { decision } = review
  return [
    ...(decision ? outcomeBlocks(review, decision, write) : [{ kind: 'paragraph' as const, text: write.t('minutes.canceled') }]),
    ...(cancellation ? [{ kind: 'paragraph' as const, text: write.t('cancel.by', { name: cancellation.by, reason: cancellation.reason }) }] : []),
    factsBlock(review, write),
    ...(decision ? conditionBlocks(review, decision, write) : []),
    { kind: 'heading', text: write.t('minutes.evidence', { at: write.f.dateTime(review.openedAt) }) },
    evidenceBlock(review, write),
    { kind: 'heading', text: write.t('minutes.votes') },
    votesBlock(review, write),
    { kind: 'heading', text: write.t('minutes.interests') },
    interestsBlock(review, write),
    { kind: 'heading', text: write.t('minutes.rules') },
    { kind: 'list', items: ruleKeys.map((key) => write.t(`rules.${key}`, ruleParams(review.rules, write.f))) },
    { kind: 'heading', text: write.t('minutes.proof') },
    { kind: 'paragraph', text: write.t('minutes.proofText') },
    {
      kind: 'facts',
      facts: [{ name: write.t('facts.hash'), value: review.evidenceHash }, ...(decision ? [{ name: write.t('facts.decisionHash'), value: decision.hash }] : [])],
    },
    ...signatureBlocks(review, write),
  ]
}

function outcomeBlocks({ evidence }: FrozenReview, { outcome, note, facts }: DecisionView, { t, f }: Writer): Block[] {
  const { quorum, majority } = facts
  const share = (bp: number) => f.percent(bp, { digits: 2 })
  return [
    {
      kind: 'figures',
      figures: [
        { name: t('minutes.outcome'), value: t(`outcome.${outcome}`), tone: outcomeTone[outcome] },
        { name: t('columns.criteria'), value: t('metOf', { met: evidence.filter(({ state }) => state === 'met').length, of: evidence.length }), note: t('decision.failed', { count: facts.failed.length }) },
        { name: t('standing.quorum'), value: share(quorum.shareBp), note: t('standing.quorumText', { counting: quorum.counting, base: quorum.base, share: share(quorum.shareBp), needed: share(quorum.neededBp) }) },
        { name: t('standing.majority'), value: share(majority.shareBp), note: t('standing.majorityText', { for: majority.for, against: majority.against, share: share(majority.shareBp), needed: share(majority.neededBp) }) },
      ],
    },
    { kind: 'paragraph', text: t(`because.${facts.rule}`) },
    ...(note ? [{ kind: 'paragraph' as const, text: note }] : []),
  ]
}

function factsBlock({ rules, openedAt, closesAt, endedAt, decision }: FrozenReview, { t, f, locale }: Writer): Block {
  return {
    kind: 'facts',
    facts: [
      { name: t('facts.opened'), value: f.dateTime(openedAt) },
      { name: t('facts.openedBy'), value: rules.openedBy.name },
      { name: t('facts.closes'), value: f.dateTime(closesAt) },
      { name: t('facts.ended'), value: f.dateTime(endedAt) },
      ...(decision ? [{ name: t('minutes.recorder'), value: decision.facts.decidedBy.name }] : []),
      { name: t('facts.gate'), value: t('facts.gateVersion', { ordinal: rules.gate.ordinal }) },
      { name: t('facts.members'), value: f.number(rules.members.length) },
      { name: t('minutes.scope'), value: f.list(rules.scope.map((automation) => nameIn(locale, automation))) || f.none },
    ],
  }
}

function conditionBlocks({ evidence }: FrozenReview, { facts }: DecisionView, { t, f, locale }: Writer): Block[] {
  const { conditions, passed } = facts
  const criterionOf = (ref: string) => evidence.find(({ criterionId }) => ref === `criterion:${criterionId}`)
  const table: Block[] = [
    { kind: 'heading', text: t('decision.conditions') },
    {
      kind: 'table',
      columns: [{ header: t('decision.condition'), width: 5 }, { header: t('decision.owner'), width: 1.6 }, { header: t('decision.due'), width: 1.4 }],
      rows: conditions.map(({ ref, text, owner, dueOn }) => {
        const criterion = criterionOf(ref)
        return [criterion ? `${text} (${t('decide.fromCriterion', { criterion: criterion.label[locale] })})` : text, owner.name, f.date(dueOn)]
      }),
    },
  ]
  const followed = passed && [
    t('decision.closed', { phase: nameIn(locale, passed.closed) }),
    passed.next ? t(passed.opened ? 'decision.opened' : 'decision.nextOpen', { phase: nameIn(locale, passed.next) }) : t('decision.last'),
    t('decision.promoted', { count: passed.promoted.length }),
    ...(passed.left.length ? [t('decision.left', { count: passed.left.length })] : []),
  ]
  return [...(conditions.length ? table : []), ...(followed ? [{ kind: 'heading' as const, text: t('decision.followed') }, { kind: 'list' as const, items: followed }] : [])]
}

function evidenceBlock({ evidence }: FrozenReview, write: Writer): Block {
  const { t } = write
  return {
    kind: 'table',
    columns: [
      { header: t('evidence.criterion'), width: 3.8 },
      { header: t('evidence.state'), width: 1.4 },
      { header: t('evidence.value'), width: 1.2, align: 'right' },
      { header: t('evidence.target'), width: 1.4, align: 'right' },
      { header: t('evidence.sample'), width: 1.4, align: 'right' },
      { header: t('evidence.window'), width: 2 },
    ],
    rows: evidence.map((reading) => evidenceRow(reading, write)),
  }
}

function evidenceRow(reading: Reading, { t, say, f, locale }: Writer): TableCell[] {
  const day = (text: string) => f.day(text)
  const said = reading.facts.map(({ key, params }) => say(key, params)).join(' ')
  const { sample, minimumSample, window } = reading
  return [
    [`${reading.label[locale]} (${t(reading.mandatory ? 'evidence.mandatory' : 'evidence.advisory')})`, said].filter(Boolean).join(' · '),
    { text: t(`state.${reading.state}`), tone: stateTone[reading.state] },
    valueText(f, reading),
    targetText(f, reading),
    sample === null ? f.none : minimumSample ? t('evidence.sampleOf', { sample: f.number(sample), minimum: f.number(minimumSample) }) : f.number(sample),
    window ? t('evidence.windowText', { from: day(window.from), to: day(window.to), days: window.workingDays }) : f.none,
  ]
}

function votesBlock({ rules, votes, decision }: FrozenReview, { t, f }: Writer): Block {
  const lapsed = decision?.facts.lapsed ?? []
  return {
    kind: 'table',
    columns: [
      { header: t('votes.member'), width: 1.6 },
      { header: t('votes.choice'), width: 1.5 },
      { header: t('votes.reason'), width: 4 },
      { header: t('votes.at'), width: 1.7 },
    ],
    rows: rules.members.map(({ id, name }): TableCell[] => {
      const vote = votesOf(votes, id).at(-1)
      const gone = lapsed.includes(id) ? t(vote ? 'votes.lapsedVote' : 'votes.lapsed') : ''
      if (!vote) return [name, { text: t('minutes.noVote'), tone: 'none' }, gone, f.none]
      const conditions = vote.conditions.length ? `${t('vote.conditions')}: ${vote.conditions.join('; ')}` : ''
      return [name, { text: t(`choice.${vote.choice}`), tone: choiceTone[vote.choice] }, [vote.reason, conditions, gone].filter(Boolean).join(' · '), f.dateTime(vote.castAt)]
    }),
  }
}

function interestsBlock({ rules }: FrozenReview, { t, f, locale }: Writer): Block {
  const named = rules.members.flatMap((member) => {
    const text = interestText(member, rules.scope, (automation) => nameIn(locale, automation), (tie) => t(`tie.${tie}`), f)
    return text ? [`${member.name}: ${text}`] : []
  })
  return named.length ? { kind: 'list', items: named } : { kind: 'paragraph', text: t('minutes.noInterests') }
}

/** Votes and decision were given under the own sign-in of each person: that is what is signed. */
function signatureBlocks({ rules, votes, decision }: FrozenReview, { t, f }: Writer): Block[] {
  const lines = rules.members.flatMap(({ id, name }) => {
    const vote = votesOf(votes, id).at(-1)
    return vote ? [{ name, role: t('minutes.member'), signed: t('minutes.signedVote', { choice: t(`choice.${vote.choice}`), at: f.dateTimeExact(vote.castAt) }) }] : []
  })
  const recorder = decision ? [{ name: decision.facts.decidedBy.name, role: t('minutes.recorder'), signed: t('minutes.signedDecision', { at: f.dateTimeExact(decision.decidedAt) }) }] : []
  return lines.length + recorder.length ? [{ kind: 'heading', text: t('minutes.signatures') }, { kind: 'signatures', lines: [...lines, ...recorder] }] : []
}
