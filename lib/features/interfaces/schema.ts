import { z } from 'zod'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { id, line, optionalCode, optionalId, optionalLine, optionalText, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'
import { interfaceGaps, interfaceStatuses, protocols, schemaKinds } from '@/lib/core/portfolio/landscape'
import { MAX_SCHEMA } from '@/lib/core/portfolio/message-schema'

const facts = {
  name: line(120),
  nameZh: optionalLine(120),
  fromSystemId: id,
  toSystemId: id,
  /** The gateway that it runs through; left out: directly. */
  gatewayId: optionalId,
  protocol: z.enum(protocols),
  /** What is exchanged, in words. */
  data: optionalText(2000),
  dataClasses: z.array(z.enum(dataClasses)).max(dataClasses.length).default([]),
  schemaKind: z.enum(schemaKinds).default('none'),
  schemaText: optionalText(MAX_SCHEMA),
  ownerId: optionalId,
  status: z.enum(interfaceStatuses).default('active'),
}

export const CreateInterface = z.strictObject({ ...facts, code: optionalCode })
export const UpdateInterface = z.strictObject({ ...facts, id, version })
export const InterfaceRef = z.strictObject({ id })
export const InterfaceVersionRef = z.strictObject({ id, version })
export const InterfaceUse = z.strictObject({ automationId: id, interfaceId: id })

/** The filter that the list and the map share. */
export const landscapeFilter = {
  protocol: z.enum(protocols).optional().catch(undefined),
  status: z.enum(interfaceStatuses).optional().catch(undefined),
  dataClass: z.enum(dataClasses).optional().catch(undefined),
  /** Of the processes that run on one of its systems. */
  department: optionalId.catch(undefined),
}

export const interfaceSorts = ['name', 'code', 'updatedAt'] as const
export const InterfaceFilter = z.strictObject({
  ...landscapeFilter,
  q: searchQuery,
  /** As source, target or gateway. */
  system: optionalId,
  gap: z.enum(interfaceGaps).optional().catch(undefined),
  state: z.enum(['current', 'archived', 'all']).default('current').catch('current'),
  sort: z.enum(interfaceSorts).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})

export const MapFilter = z.strictObject({
  ...landscapeFilter,
  q: searchQuery,
  /** The system in the middle, and how many steps around it are shown. */
  focus: optionalId.catch(undefined),
  steps: z.coerce.number().int().min(1).max(3).default(1).catch(1),
})
