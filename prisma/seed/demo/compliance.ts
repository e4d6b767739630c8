import { ImpactAnswers, impactSteps } from '@/lib/core/compliance/impact'
import { createAssessment } from '@/lib/features/compliance/create-assessment'
import { decideAssessment } from '@/lib/features/compliance/decide-assessment'
import { handInAssessment } from '@/lib/features/compliance/hand-in-assessment'
import { saveStep } from '@/lib/features/compliance/save-assessment'
import { saveRecord } from '@/lib/features/compliance/save-record'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import { assessments, records } from './compliance-texts'
import type { ProcessKey } from './portfolio'
import type { Event, Registers } from './registers'

type At = (daysAgo: number, hour: number) => Date

/** Records of processing and impact assessments: what is in service has them, what comes next still waits for some. */
export function complianceEvents(made: Registers, at: At): Event[] {
  const written = (Object.keys(records) as ProcessKey[]).map((key): Event => {
    const { by, daysAgo, body } = records[key]!
    return { at: at(daysAgo, 9), happen: async (when) => void (await saveRecord(await as(made, by, when), { processId: idOf(made.processes, key), version: 0, body })) }
  })
  return [...written, ...assessments.flatMap((plan) => eventsOf(made, at, plan))]
}

function eventsOf(made: Registers, at: At, { process, title, by, daysAgo, answers, handedIn, approved }: (typeof assessments)[number]): Event[] {
  let id = ''
  const versionNow = async () => (await db.impactAssessment.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
  return [
    {
      at: at(daysAgo, 10),
      async happen(when) {
        const ctx = await as(made, by, when)
        id = (await createAssessment(ctx, { processId: idOf(made.processes, process), kind: 'pipl', title })).id
        const stored = ImpactAnswers.parse(answers)
        for (const step of impactSteps) if (answers[step]) await saveStep(ctx, { id, version: await versionNow(), step, answers: stored[step] })
      },
    },
    ...(handedIn === undefined ? [] : [{ at: at(handedIn, 11), happen: async (when: Date) => void (await handInAssessment(await as(made, by, when), { id, version: await versionNow(), reviewerIds: [idOf(made.people, 'wu')] })) }]),
    ...(approved === undefined ? [] : [{ at: at(approved, 15), happen: async (when: Date) => void (await decideAssessment(await as(made, 'wu', when), { id, version: await versionNow(), outcome: 'approved', comment: 'Complete; retention is named. 内容完整，保存期限明确。' })) }]),
  ]
}
