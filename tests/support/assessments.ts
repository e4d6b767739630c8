import { getAssessPage } from '@/lib/features/scoring/queries'
import { saveAssessment } from '@/lib/features/scoring/save-assessment'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'

const said = {
  ruleBased: '4', digitalInput: '5', structuredInput: '4', stability: '4', documentation: '3', itemsPerYear: '8260', manualMs: '8', workingDays: '250',
  applications: '3', screens: '12', decisions: '4', inputTypes: '2', exceptions: '3', dataClasses: '1', access: 'ui', likelihood: '2', impact: '3', owner: 'yes',
}

/** What the page of this assessor would send: everything prefilled, the rest answered, a reason wherever something known was replaced. */
export async function typedFor(ctx: Ctx, requestId: string, change: Record<string, string> = {}) {
  const { number } = await db.request.findUniqueOrThrow({ where: { id: requestId }, select: { number: true } })
  const page = await getAssessPage(ctx, { number })
  const given = Object.fromEntries(Object.entries(page.start.typed).filter(([, text]) => text !== ''))
  const typed: Record<string, string> = { ...said, ...given, ...change }
  return { requestId, seen: page.seen, typed, reasons: Object.fromEntries(Object.keys(typed).map((name) => [name, 'Looked at the desk'])), technology: 'rpa' }
}

export const assessAs = async (ctx: Ctx, requestId: string, change: Record<string, string> = {}, more: object = {}) => saveAssessment(ctx, { ...(await typedFor(ctx, requestId, change)), ...more })
