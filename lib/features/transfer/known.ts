import { fold, refused, taken, type CellReader } from '@/lib/core/transfer/cells'
import type { Ctx } from '@/lib/server/ctx'

interface Named {
  id: string
  code: string | null
  name: string
  nameZh?: string | null
}

/** Records by what people call them: their code, and their name where it stands for one alone. */
export function byCodeAndName(rows: readonly Named[]): Map<string, string> {
  const ids = new Map<string, string>()
  const twice = new Set<string>()
  for (const { id, name, nameZh } of rows)
    for (const key of new Set([name, nameZh].flatMap((text) => (text ? [fold(text)] : [])))) {
      if (ids.has(key)) twice.add(key)
      ids.set(key, id)
    }
  for (const key of twice) ids.delete(key)
  for (const { id, code } of rows) if (code) ids.set(fold(code), id)
  return ids
}

const named = { id: true, code: true, name: true, nameZh: true } as const

/** Active people by their address. */
export const knownPeople = async (ctx: Ctx): Promise<Map<string, string>> =>
  new Map((await ctx.db.person.findMany({ where: { active: true }, select: { id: true, email: true } })).map(({ id, email }) => [fold(email), id]))
export const knownDepartments = async (ctx: Ctx) => byCodeAndName(await ctx.db.department.findMany({ select: named }))
export const knownSystems = async (ctx: Ctx) => byCodeAndName(await ctx.db.system.findMany({ select: named }))

const separators = /[;；\n]+/

/** Several values in one cell, parted by semicolons or lines; each is read by itself. */
export const listCell = <Facts>(one: CellReader<Facts>): CellReader<Facts> => (text, facts) => {
  const values: unknown[] = []
  for (const part of text.split(separators).map((piece) => piece.trim()).filter(Boolean)) {
    const read = one(part, facts)
    if (!read.ok) return refused(read.reason.key, read.reason.params)
    values.push(read.value)
  }
  return taken([...new Set(values)])
}
