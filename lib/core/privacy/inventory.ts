import type { DataClass } from './classes'

/** Where personal data lie, what for, and by what rule they end: the record of processing of the portal itself. */
export interface InventoryEntry {
  table: string
  fields: readonly string[]
  /** Class whose rule they end by; null: with the erasure of the person */
  ends: DataClass | null
}

/** Every field that the models mark with `@pii`; a test holds the two together. */
export const inventory = [
  { table: 'Person', fields: ['email', 'name', 'jobTitle'], ends: null },
  { table: 'Session', fields: ['ip', 'userAgent'], ends: 'sessions' },
  { table: 'Notice', fields: ['params'], ends: 'notices' },
  { table: 'Delivery', fields: ['address', 'subject', 'content'], ends: 'deliveries' },
  { table: 'RequestComment', fields: ['text'], ends: null },
  { table: 'Absence', fields: ['note'], ends: 'absences' },
  { table: 'ReviewTask', fields: ['title', 'fields'], ends: 'review-documents' },
  { table: 'AuditEntry', fields: ['actorName', 'data', 'ip'], ends: 'audit' },
  { table: 'PersonErasure', fields: ['reason'], ends: null },
] as const satisfies readonly InventoryEntry[]

export type InventoryTable = (typeof inventory)[number]['table']
