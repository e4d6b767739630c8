import { canFor } from '@/lib/core/access'
import type { Ctx } from '@/lib/server/ctx'
import type { FiledRequest, ListedRequest } from '@/lib/server/sql/request-list'
import { submitterShown } from './submitter'

export type ListRow = ShownRow<ListedRequest>
export type FileRow = ShownRow<FiledRequest>
type ShownRow<Row> = Omit<Row, 'submitterId' | 'submitterName' | 'submitterEmail' | 'departmentPath'> & {
  /** Null: hidden from this reader */
  submitter: { id: string; name: string } | null
  submitterEmail: string | null
  mine: boolean
  /** Whether the figures of money are there for this reader; they are null otherwise */
  money: boolean
}

/** A row as this reader may see it: names of anonymous submitters and money are taken off before it leaves. */
export function shownRow<Row extends ListedRequest>(ctx: Ctx, row: Row): ShownRow<Row> {
  const { submitterId, submitterName, submitterEmail, departmentPath, ...rest } = row
  const submitter = submitterShown(ctx, { anonymous: row.anonymous, submitterId, submitter: { id: submitterId, name: submitterName } })
  const money = canFor(ctx.actor, 'request-money:read', departmentPath)
  const hidden = submitter === null && row.holderRole === 'submitter'
  return {
    ...rest,
    submitter,
    submitterEmail: submitter && submitterEmail,
    mine: ctx.actor.id === submitterId,
    money,
    ...(hidden && { holderName: null }),
    ...(!money && { benefitMinor: null, buildCostMinor: null }),
  }
}
