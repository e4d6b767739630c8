import type { Prisma } from '@/lib/server/db'

const named = { select: { id: true, code: true, name: true, nameZh: true } } as const
const person = { select: { id: true, name: true } } as const

/** Columns of the page of a request; of a long discussion what was said last, the newest first. */
export const detailRow = {
  id: true, number: true, type: true, status: true, statusSince: true, title: true, pain: true, wish: true, submitterId: true, anonymous: true, departmentId: true, processId: true, place: true, otherSystems: true,
  automationId: true, frequencyCount: true, frequencyUnit: true, manualMs: true, errorBasisPoints: true, basis: true, ruleBased: true, digitalInput: true, structuredInput: true, stability: true, documentation: true,
  itemsPerYear: true, addedItemsPerYear: true, hoursPerYearTenths: true, suitabilityBp: true, scoreHundredths: true, benefitMinor: true, buildCostMinor: true, currency: true, buildTenthDays: true, complexity: true,
  assessmentId: true, assessorId: true, deliveryLeadId: true, holderRole: true, holderId: true, dueOn: true, decisionReason: true, advice: true, parkedUntil: true, plannedLiveOn: true, actualTenthDays: true, actualCostMinor: true,
  submittedAt: true, decidedAt: true, liveAt: true, closedAt: true, closedAs: true, votes: true, supports: true, version: true, createdAt: true, updatedAt: true,
  submitter: person,
  holder: person,
  assessor: person,
  deliveryLead: person,
  department: { select: { id: true, name: true, nameZh: true, path: true } },
  process: named,
  automation: { select: { ...named.select, stage: true } },
  duplicateOf: { select: { id: true, number: true, title: true, status: true } },
  duplicates: { select: { id: true, number: true, title: true, status: true }, where: { status: { not: 'draft' } }, orderBy: { number: 'asc' }, take: 20 },
  systems: { select: { system: { select: { id: true, name: true, nameZh: true } } } },
  supporters: { include: { department: { select: { id: true, name: true, nameZh: true } }, person }, orderBy: { createdAt: 'asc' } },
  discussion: { select: { id: true, authorId: true, author: person, text: true, mentions: true, createdAt: true, editedAt: true, removedAt: true }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 500 },
  attachments: {
    where: { removedAt: null },
    select: { id: true, seriesId: true, ordinal: true, createdAt: true, addedById: true, addedBy: person, file: { select: { id: true, name: true, size: true } } },
    orderBy: [{ createdAt: 'asc' }, { ordinal: 'asc' }],
  },
} satisfies Prisma.RequestSelect

export type DetailRow = Prisma.RequestGetPayload<{ select: typeof detailRow }>
