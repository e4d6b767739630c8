import { notFound, ruleError } from '@/lib/core/errors'
import { series, type Dated } from '@/lib/core/rates/effective'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { enteredBy } from './clock'
import { exchangeWhere, parametersWhere, takenBack, wagesWhere } from './rows'
import { TakeBackRate, type RateTable } from './schema'

/** A further row for the same day says that nothing was entered for it: what began before goes on. Only a row that counts can be taken back. */
export const takeBackRate = command({
  permission: 'rate:edit',
  input: TakeBackRate,
  async run(ctx, { table, id, reason }) {
    const { row, add, action, entity } = await found(ctx, table, id)
    await add(reason)
    const { enteredBy: _by, createdAt: _at, enteredAt: _entered, withdrawn: _withdrawn, ...before } = row
    return { result: { id, table }, audit: { action, entity, entityId: id, before, facts: { reason } } }
  },
})

async function found(ctx: Ctx, table: RateTable, id: string) {
  if (table === 'wage') {
    const [one] = await wagesWhere(ctx, { id })
    const row = counted(one, one && (await wagesWhere(ctx, { gradeId: one.gradeId, departmentId: one.departmentId })))
    const { gradeId, departmentId, currency, validFrom } = row
    return { row, action: 'wage.taken-back', entity: 'wage', add: (source: string) => ctx.db.wageRate.create({ data: { gradeId, departmentId, currency, validFrom, hourlyMinor: takenBack.wage, source, ...enteredBy(ctx) } }) }
  }
  if (table === 'exchange') {
    const [one] = await exchangeWhere(ctx, { id })
    const row = counted(one, one && (await exchangeWhere(ctx, { from: one.from, to: one.to })))
    const { from, to, validFrom } = row
    return { row, action: 'exchange-rate.taken-back', entity: 'exchange-rate', add: (source: string) => ctx.db.exchangeRate.create({ data: { from, to, validFrom, rateE8: takenBack.exchange, source, ...enteredBy(ctx) } }) }
  }
  const [one] = await parametersWhere(ctx, { id })
  const row = counted(one, one && (await parametersWhere(ctx, { kind: one.kind })))
  const { kind, validFrom } = row
  return { row, action: 'parameter.taken-back', entity: 'parameter', add: (source: string) => ctx.db.valueParameter.create({ data: { kind, validFrom, valueE6: takenBack.parameter, source, ...enteredBy(ctx) } }) }
}

function counted<Row extends Dated>(row: Row | undefined, ofKey: readonly Row[] | undefined): Row {
  if (!row || !ofKey) throw notFound('rate')
  if (!series(ofKey).some(({ id }) => id === row.id)) throw ruleError([{ key: 'rates.notCounted' }])
  return row
}
