import type { Criterion } from '@/lib/core/gates/criterion'
import type { PhaseKey } from '@/lib/core/programme/phases'
import { attest } from '@/lib/features/gates/attest'
import { editDraft } from '@/lib/features/gates/edit-draft'
import { publishVersion } from '@/lib/features/gates/publish-version'
import { gateEditor } from '@/lib/features/gates/queries'
import { findPhases } from '@/lib/features/programme/queries'
import { as } from './actors'
import type { Event, Registers } from './registers'

type At = (daysAgo: number, hour: number) => Date
type Change = (criterion: Criterion) => Criterion

/** The rollout measures new automations on more units and asks finance and the auditors' report twice a year. */
const rollout: Change = (criterion) => {
  if (criterion.kind === 'derived' && criterion.source === 'new-own-numbers') return { ...criterion, minimumSample: 100 }
  if (criterion.kind === 'signed') return { ...criterion, validDays: 183 }
  return criterion
}

const straightThrough: Criterion = {
  id: 'rollout-straight-through',
  kind: 'measured',
  mandatory: false,
  label: { en: 'Most items pass without a person', 'zh-CN': '大部分业务无须人工介入' },
  help: {
    en: 'At least nine of ten finished items of the phase ended well in runs on which nobody spent time.',
    'zh-CN': '本阶段完成的处理件中，至少九成在无人工介入的运行中成功完成。',
  },
  metric: 'straightThroughRate',
  comparator: 'at-least',
  target: 9000,
  windowDays: 20,
  minimumSample: 200,
  scope: 'phase',
}

const deepening: Change = (criterion) => (criterion.id === 'deepening-retirement' && criterion.kind === 'signed' ? { ...criterion, evidence: true } : criterion)

/** A version written by one analyst and published by another, a draft that waits, and a signature for the rollout. */
export function gateEvents(made: Registers, at: At): Event[] {
  const idOfPhase = async (key: PhaseKey, when: Date) => (await findPhases(await as(made, 'wang', when), {})).find((phase) => phase.key === key)!.id
  const draft = async (when: Date, key: PhaseKey, change: (criteria: Criterion[]) => Criterion[], note: string) => {
    const ctx = await as(made, 'ma', when)
    const phaseId = await idOfPhase(key, when)
    const { criteria } = await gateEditor(ctx, { phaseId })
    await editDraft(ctx, { phaseId, criteria: change(criteria), note })
  }
  return [
    {
      at: at(48, 11),
      happen: (when) => draft(when, 'rollout', (criteria) => [...criteria.map(rollout), straightThrough], 'Larger samples after the pilot, and a look at manual touches. 试点之后提高样本要求，并关注人工介入。'),
    },
    {
      at: at(47, 9),
      async happen(when) {
        const ctx = await as(made, 'wang', when)
        const phaseId = await idOfPhase('rollout', when)
        const { draft: waiting } = await gateEditor(ctx, { phaseId })
        await publishVersion(ctx, { phaseId, version: waiting!.version })
      },
    },
    {
      at: at(12, 15),
      async happen(when) {
        await attest(await as(made, 'zhou', when), {
          phaseId: await idOfPhase('rollout', when), criterionId: 'rollout-audit-sample', role: 'finance',
          statement: 'Twenty items of three automations traced from order to booking; two remarks, none of them major. 抽查三个自动化共二十笔业务，从订单核对到入账，提出两条意见，均不重大。',
          evidenceUrl: 'https://intranet.demo.example/audit/automation-sample',
        })
      },
    },
    { at: at(6, 10), happen: (when) => draft(when, 'deepening', (criteria) => criteria.map(deepening), 'The yearly inventory should leave a paper behind. 年度梳理应留下书面材料。') },
  ]
}
