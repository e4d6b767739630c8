/** Leaves out what a database refuses (NUL) and cuts at `max` characters, the last one being an ellipsis. Blank gives null. */
export function cutText(text: string | null | undefined, max: number): string | null {
  if (!text) return null
  if (text.length <= max) return text.includes('\0') ? withoutNul(text) || null : text
  const kept = withoutNul(text.slice(0, max * 2)).slice(0, max - 1)
  const last = kept.charCodeAt(kept.length - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return `${splitsPair ? kept.slice(0, -1) : kept}…`
}

export const withoutNul = (text: string): string => text.replaceAll('\0', '')

const CONTROL = /[\u0000-\u001f\u007f]/

/** Identifiers are compared byte by byte in memory and in both databases: no control characters, no half surrogates, not blank. */
export const isIdentifier = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed() && text.trim() !== ''

const HTTP_ADDRESS = /^https?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?$/i

/** An address that may be offered as a link: http or https, without credentials. */
export const isHttpAddress = (text: string, max: number): boolean => text.length <= max && !CONTROL.test(text) && HTTP_ADDRESS.test(text)
