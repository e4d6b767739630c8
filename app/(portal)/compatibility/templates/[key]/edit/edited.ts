import type { TemplateBody, TemplateCheck } from '@/lib/core/compatibility/template'

/** A list while it is written: perhaps not yet whole. */
export type EditedBody = TemplateBody
export type EditedCheck = TemplateCheck

export const blankCheck = (code: string): EditedCheck => ({ code, item: { en: '', 'zh-CN': '' }, how: { en: '', 'zh-CN': '' }, pass: { en: '', 'zh-CN': '' }, severity: 'major', per: 'automation', protocols: [], technologies: [], dataClasses: [] })

/** The next free code of the same letters. */
export function freeCode(checks: readonly EditedCheck[]): string {
  const letters = /^[A-Z]+/.exec(checks.at(-1)?.code ?? '')?.[0] ?? 'K'
  const taken = new Set(checks.map(({ code }) => code))
  for (let i = checks.length + 1; ; i += 1) {
    const code = `${letters}${String(i).padStart(2, '0')}`
    if (!taken.has(code)) return code
  }
}
