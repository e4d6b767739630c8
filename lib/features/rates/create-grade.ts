import { invalid } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { command } from '@/lib/server/command'
import { gradeOf } from './grade-record'
import { CreateGrade } from './schema'

/** A pay grade or kind of work that wages are kept for. */
export const createGrade = command({
  permission: 'rate:edit',
  input: CreateGrade,
  async run(ctx, { name, nameZh, code: typed }) {
    const codes = (await ctx.db.wageGrade.findMany({ select: { code: true } })).map((row) => row.code)
    if (typed && codes.includes(typed)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    const { id } = await ctx.db.wageGrade.create({ data: { code: typed ?? nextCode('G', codes), name, nameZh: nameZh ?? null, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })
    const grade = await gradeOf(ctx, id)
    return { result: grade, audit: { action: 'wage-grade.created', entity: 'wage-grade', entityId: id, after: grade } }
  },
})
