import { can } from '@/lib/core/access'
import type { LineFormula } from '@/lib/core/cases/amounts'
import { readStored } from '@/lib/core/cases/stored'
import { CaseBody } from '@/lib/core/finance/case'
import { explain, type Explained } from '@/lib/core/formula/explained'
import { formulaAt } from '@/lib/features/formulas/published'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { evaluateCase } from './evaluate'
import { ExplainCase } from './schema'
import { caseFor } from './visible'

export interface ExplainedLine {
  lineId: string
  explained: Explained
  inputs: LineFormula['inputs']
}

/** Lines that are computed by a formula, each with the numbers written in: of a version as it was frozen, otherwise as they are now. */
export const explainLines = query({
  permission: 'case:read',
  input: ExplainCase,
  async run(ctx, { number, ordinal }): Promise<ExplainedLine[]> {
    const found = await caseFor(ctx, { number })
    const version = ordinal === undefined ? null : await ctx.db.businessCaseVersion.findUnique({ where: { caseId_ordinal: { caseId: found.id, ordinal } }, select: { results: true } })
    const { lines } = version ? readStored(version.results).resolved : (await evaluateCase(ctx, found, found.currency, CaseBody.parse(JSON.parse(found.body)))).resolved
    const explained = []
    for (const { lineId, formula } of lines) if (formula) explained.push({ lineId, ...(await explainLine(ctx, formula)) })
    return explained
  },
})

/** Computed with every value; what the reader may not see leaves before it is handed out. */
async function explainLine(ctx: Ctx, formula: LineFormula): Promise<Omit<ExplainedLine, 'lineId'>> {
  const { key, ordinal, inputs } = formula
  const values = Object.fromEntries(inputs.filter(({ from }) => from !== 'default').map(({ name, value }) => [name, value]))
  const explained = explain(await formulaAt(ctx, key, ordinal), values)
  const mayRead = can(ctx.actor, 'rate:read')
  const secret = new Set(inputs.filter(({ hidden, from }) => hidden && from === 'source' && !mayRead).map(({ name }) => name))
  return {
    explained: secret.size ? { ...explained, steps: [], inputs: explained.inputs.map((input) => (secret.has(input.name) ? { ...input, value: null } : input)) } : explained,
    inputs: inputs.map(({ hidden, ...input }) => (!hidden || mayRead ? input : { ...input, said: null, ...(secret.has(input.name) && { value: null, hidden: true }) })),
  }
}
