import { scopeOf } from '@/lib/core/access'
import type { AuditLine } from '@/lib/features/audit/queries'
import type { Ctx } from '@/lib/server/ctx'

/** Of the history of a phase: which processes came into its scope and went is for readers of all departments. */
export const shownChanges = (ctx: Pick<Ctx, 'actor'>, lines: readonly AuditLine[]): AuditLine[] =>
  lines.filter(({ action }) => !action.startsWith('phase.scope-') || scopeOf(ctx.actor, 'process:read').kind === 'all')
