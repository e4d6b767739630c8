import { createHash } from 'node:crypto'
import type { FormulaBody } from '@/lib/core/formula/definition'
import { canonicalJson } from '@/lib/server/canonical'

/** Text and digest under which a version is stored. */
export function storedBody(body: FormulaBody): { body: string; digest: string } {
  const text = canonicalJson(body)
  return { body: text, digest: createHash('sha256').update(text).digest('hex') }
}

/** How the trail names a formula, in both languages. */
export const namedOn = ({ names }: Pick<FormulaBody, 'names'>) => ({ name: names.en, nameZh: names['zh-CN'] })
