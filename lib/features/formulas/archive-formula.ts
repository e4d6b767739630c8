import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { guardedFormula, nameOf } from './drafts'
import { ArchiveFormula } from './schema'

/** Puts a formula of one's own away: nothing new is built on it, what uses it goes on. Shipped ones stay. */
export const archiveFormula = command({
  permission: 'formula:publish',
  input: ArchiveFormula,
  async run(ctx, { key, version }) {
    const formula = await guardedFormula(ctx, key)
    if (formula.origin !== 'own') throw ruleError([{ key: 'formulas.shippedStays' }])
    if (formula.archivedAt) throw ruleError([{ key: 'formulas.archived' }])
    if (formula.draft) throw ruleError([{ key: 'formulas.draft.inTheWay' }])
    const { count } = await ctx.db.formula.updateMany({ where: { id: formula.id, version }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { key }, audit: { action: 'formula.archived', entity: 'formula', entityId: formula.id, facts: { ...nameOf(formula), key } } }
  },
})

export const restoreFormula = command({
  permission: 'formula:publish',
  input: ArchiveFormula,
  async run(ctx, { key, version }) {
    const formula = await guardedFormula(ctx, key)
    if (!formula.archivedAt) throw ruleError([{ key: 'formulas.notArchived' }])
    const { count } = await ctx.db.formula.updateMany({ where: { id: formula.id, version }, data: { archivedAt: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { key }, audit: { action: 'formula.restored', entity: 'formula', entityId: formula.id, facts: { ...nameOf(formula), key } } }
  },
})
