import { createInterface } from '@/lib/features/interfaces/create-interface'
import { createSystem } from '@/lib/features/systems/create-system'
import type { Ctx } from '@/lib/server/ctx'

/** Two systems and an interface between them. */
export async function landscape(admin: Ctx, schemaText?: string) {
  const erp = await createSystem(admin, { name: 'ERP' })
  const gateway = await createSystem(admin, { name: 'Gateway' })
  const one = await createInterface(admin, { name: 'Invoices', fromSystemId: erp.id, toSystemId: gateway.id, protocol: 'rest', ...(schemaText && { schemaKind: 'json-schema', schemaText }) })
  return { erp, gateway, interface: one }
}

export const loopback = { hosts: ['localhost', '127.0.0.1'] }

/** What the form of a check on a status holds. */
export const statusCheck = (systemId: string, url: string, more: object = {}) => ({ name: 'Invoices answer', kind: 'status', environment: 'test', systemId, config: { url }, ...more })
