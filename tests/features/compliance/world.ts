import { ImpactAnswers, impactSteps } from '@/lib/core/compliance/impact'
import { createAssessment } from '@/lib/features/compliance/create-assessment'
import { handInAssessment } from '@/lib/features/compliance/hand-in-assessment'
import { saveStep } from '@/lib/features/compliance/save-assessment'
import { saveRecord } from '@/lib/features/compliance/save-record'
import { makeDepartment, makeProcess } from '@/prisma/seed/factories'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { personCtx } from '@/tests/support/ctx'

export const now = new Date('2026-11-02T02:00:00.000Z')

/** Everything that personal data alone asks for; no assessment is needed. */
export const complete = {
  classes: ['personal'], examples: { personal: 'Name, phone' }, laws: ['pipl'], subjects: ['customers'], purpose: 'Delivery', piplBasis: 'contract',
  recipients: 'none', crossBorder: 'no', retentionMonths: 24, ending: 'delete', transit: 'yes', rest: 'yes',
  accessRows: [{ who: 'Team', right: 'edit' }], automated: 'no', circumstances: ['none'],
}
/** Sensitive data: PIPL Art. 55 asks for an assessment. */
export const sensitive = { ...complete, classes: ['personal', 'sensitive'], examples: { personal: 'Name', sensitive: 'Health' }, sensitiveGround: 'Separate consent' }

export const answers = {
  processing: { description: 'What is done', dataFlow: 'From mail to system', scale: '300 a day' },
  necessity: { lawful: 'Contract', necessary: 'Needed', minimised: 'Only the form', informed: 'Notice', rights: 'By mail' },
  risks: { rows: [{ event: 'Leak', effect: 'Calls', likelihood: 3, severity: 3, measures: 'Masking', likelihoodAfter: 1, severityAfter: 3 }] },
  measures: { effective: 'Tested', proportionate: 'Cheap' },
  conclusion: { officer: 'Asked', outcome: 'proceed', summary: 'Low' },
}

/** A process of a department with its owner, somebody of the centre and a reviewer. */
export async function world() {
  const department = await makeDepartment(db, { name: 'Care' })
  const owner = await personCtx('process-owner', { departmentId: department.id, name: 'Owner', now })
  const [coe, reviewer] = [await personCtx('coe', { name: 'Centre', now }), await personCtx('reviewer', { name: 'Counsel', now })]
  const process = await makeProcess(db, { name: 'Claims', departmentId: department.id, ownerId: owner.actor.id, dataClasses: 'personal' })
  return { department, owner, coe, reviewer, process }
}
export type World = Awaited<ReturnType<typeof world>>

export const record = (ctx: Ctx, processId: string, body: object, version = 0) => saveRecord(ctx, { processId, version, body })

export const versionOf = async (id: string) => (await db.impactAssessment.findUniqueOrThrow({ where: { id }, select: { version: true } })).version

/** An assessment with all its answers, not handed in. */
export async function written(ctx: Ctx, processId: string, given: Partial<typeof answers> = {}, kind = 'pipl') {
  const { id, number } = await createAssessment(ctx, { processId, kind, title: 'Claims' })
  const all = ImpactAnswers.parse({ ...answers, ...given })
  for (const step of impactSteps) await saveStep(ctx, { id, version: await versionOf(id), step, answers: all[step] })
  return { id, number, version: await versionOf(id) }
}

export async function handedIn(ctx: Ctx, processId: string, reviewerIds: string[]) {
  const { id, number, version } = await written(ctx, processId)
  await handInAssessment(ctx, { id, version, reviewerIds })
  return { id, number, version: await versionOf(id) }
}
