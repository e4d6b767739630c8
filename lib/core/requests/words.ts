/** Controls that turn the reading direction round, or hide; joiners of emoji and of scripts that need them stay. */
const HIDDEN = /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Most characters of each text of a request. */
export const textLimits = { title: 160, pain: 4000, wish: 4000, place: 200, otherSystems: 300, comment: 4000, note: 500 } as const
export type TextName = keyof typeof textLimits

/** What is left of a text when everything is gone that nobody sees; '' when nothing is to be seen. */
export function visibleText(raw: string, lines: 'one' | 'many'): string {
  const plain = raw.toWellFormed().normalize('NFC').replace(HIDDEN, '').replace(/\r\n?/g, '\n')
  const clean = (lines === 'one' ? plain.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/ {2,}/g, ' ') : plain.replace(/(?!\n|\t)\p{Cc}/gu, '')).trim()
  return SEEN.test(clean) ? clean : ''
}

/** Characters over the limit of that text; 0 when it fits. */
export const excessOf = (name: TextName, raw: string): number => Math.max(0, visibleText(raw, 'many').length - textLimits[name])
