import type { Prisma } from '@/lib/server/db'

/** Columns that `whoAssessed` reads. */
export const assessedBy = { assessorId: true, assessmentId: true, assessments: { select: { id: true, assessorId: true } } } satisfies Prisma.RequestSelect
type AssessedBy = Prisma.RequestGetPayload<{ select: typeof assessedBy }>

/** Who wrote the assessment that counts; without one, who took the request over. Handing the work on afterwards changes nothing about it. */
export const whoAssessed = ({ assessorId, assessmentId, assessments }: AssessedBy): string | null =>
  assessments.find(({ id }) => id === assessmentId)?.assessorId ?? assessorId
