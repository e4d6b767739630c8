/** Characters that are lost first: rare and new hanzi, signs of two halves, full-width and typographic ones, accents, a symbol outside the basic plane. */
export const RARE_TEXT = '㐂䶮𠮷龘堃喆犇镕·—￥％Ａ①é€😀'

/** Escapes a text for where it is put, by the type of the body. */
export function escapedFor(mime: string, text: string): string {
  if (/json/.test(mime)) return JSON.stringify(text).slice(1, -1)
  if (/xml/.test(mime)) return text.replace(/[<>&"']/g, (sign) => `&#${sign.codePointAt(0)};`)
  return text
}

/** Puts values in for `{{name}}`; names that are not given stay. */
export const filled = (template: string, values: Record<string, string>): string => template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole))
