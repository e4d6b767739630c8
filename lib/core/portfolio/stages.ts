import type { Reason } from '@/lib/core/errors'
import { allow, refuse, type Decision } from '@/lib/core/result'

/** Life of an automation. `live` is the time of close support after go-live, `watched` regular operation. */
export const stages = ['assessed', 'approved', 'in-build', 'in-test', 'live', 'watched', 'retired'] as const
export type Stage = (typeof stages)[number]

/** The stage as messages select on it: `in-build` is `inBuild`, since a hyphen is no part of a selector. */
export const stageWord = (stage: Stage): string => stage.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** Stages in which runs count as the daily work of the programme. */
export const liveStages: readonly Stage[] = ['live', 'watched']

export const technologies = ['rpa', 'low-code', 'workflow', 'ai-assisted'] as const
export type Technology = (typeof technologies)[number]

/** What another register may hold go-live with; read in lib/features/automations/stage-facts.ts. */
export const holds = ['compatibility', 'compliance'] as const
export type Hold = (typeof holds)[number]

/** Why go-live is held: the sentence, and where known who sees to it and on which page. */
export interface HoldReason extends Reason {
  who?: readonly string[]
  href?: string
}

export interface StageFacts {
  stage: Stage
  archived: boolean
  ownerId: string | null
  deputyId: string | null
  builderId: string | null
  /** Whether who asks for the step was the builder once */
  builtBefore: boolean
  phaseId: string | null
  /** Whether a baseline of the process is frozen */
  hasBaseline: boolean
  /** Engine processes linked to it */
  linked: number
  /** Who asks for the step; null for a machine */
  byId: string | null
  /** Empty: nothing. Read only where a step of the present stage asks for it */
  held: Record<Hold, readonly HoldReason[]>
}

/** What must hold before a step; its message is `automations.checks.<name>`. */
export const checks = {
  hasOwner: (facts: StageFacts) => facts.ownerId !== null,
  twoOwners: (facts: Pick<StageFacts, 'ownerId' | 'deputyId'>) => facts.ownerId !== null && facts.deputyId !== null && facts.ownerId !== facts.deputyId,
  inPhase: (facts: StageFacts) => facts.phaseId !== null,
  baselineFrozen: (facts: StageFacts) => facts.hasBaseline,
  engineLinked: (facts: StageFacts) => facts.linked > 0,
  notByBuilder: (facts: StageFacts) => !facts.builtBefore && (facts.builderId === null || facts.builderId !== facts.byId),
  compatibility: (facts: StageFacts) => !facts.held.compatibility.length,
  compliance: (facts: StageFacts) => !facts.held.compliance.length,
} as const
export type Check = keyof typeof checks

export interface Step {
  from: Stage
  to: Stage
  /** forward and back move along the line, end leaves it, reopen returns to its start */
  kind: 'forward' | 'back' | 'end' | 'reopen'
  checks: readonly Check[]
}

const forward = (from: Stage, to: Stage, ...needed: Check[]): Step => ({ from, to, kind: 'forward', checks: needed })
const back = (from: Stage, to: Stage): Step => ({ from, to, kind: 'back', checks: [] })
const end = (from: Stage): Step => ({ from, to: 'retired', kind: 'end', checks: [] })

/** Every allowed step: draws the buttons and guards the verb. */
export const steps: readonly Step[] = [
  forward('assessed', 'approved', 'hasOwner'),
  forward('approved', 'in-build', 'hasOwner', 'inPhase'),
  forward('in-build', 'in-test', 'hasOwner'),
  forward('in-test', 'live', 'twoOwners', 'inPhase', 'baselineFrozen', 'compatibility', 'compliance', 'notByBuilder'),
  forward('live', 'watched', 'twoOwners', 'engineLinked'),
  back('approved', 'assessed'),
  back('in-build', 'approved'),
  back('in-test', 'in-build'),
  back('live', 'in-test'),
  back('watched', 'in-test'),
  ...stages.filter((stage) => stage !== 'retired').map(end),
  { from: 'retired', to: 'assessed', kind: 'reopen', checks: [] },
]

export interface OfferedStep extends Step {
  /** Empty: may be taken now */
  missing: Check[]
}

const missingOf = (step: Step, facts: StageFacts): Check[] => step.checks.filter((check) => !checks[check](facts))

const isHold = (check: Check): check is Hold => (holds as readonly string[]).includes(check)

/** What stands behind a check that another register decides. */
export const heldBy = (check: Check, { held }: Pick<StageFacts, 'held'>): readonly HoldReason[] => (isHold(check) ? held[check] : [])

/** What a step that leads on from the stage asks of other registers. */
export const holdsAsked = (stage: Stage): Hold[] => holds.filter((name) => steps.some(({ from, checks: asked }) => from === stage && asked.includes(name)))

/** Steps that lead on from the present stage, with what is still missing for each. */
export const stepsFrom = (facts: StageFacts): OfferedStep[] =>
  facts.archived ? [] : steps.filter((step) => step.from === facts.stage).map((step) => ({ ...step, missing: missingOf(step, facts) }))

/** The one step of the primary button, if the stage leads on. */
export const nextStep = (facts: StageFacts): OfferedStep | null => stepsFrom(facts).find((step) => step.kind === 'forward') ?? null

/** The step from the present stage to `to` with the checks it was decided on, or the reasons why it may not be taken. */
export function decideStage(facts: StageFacts, to: Stage): Decision<Step> {
  if (facts.archived) return refuse({ key: 'automations.archived' })
  const step = steps.find((candidate) => candidate.from === facts.stage && candidate.to === to)
  if (!step) return refuse({ key: 'automations.noSuchStep', params: { from: stageWord(facts.stage), to: stageWord(to) } })
  const reasons: Reason[] = missingOf(step, facts).flatMap((check) => [{ key: `automations.checks.${check}` }, ...heldBy(check, facts).map(({ key, params }) => ({ key, ...(params && { params }) }))])
  return reasons.length ? refuse(...reasons) : allow(step)
}
