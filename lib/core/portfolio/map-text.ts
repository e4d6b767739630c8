/** Width of a text in units of the picture, at the font size of 12; CJK characters are as wide as high. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width
}

function charWidth(char: string): number {
  const point = char.codePointAt(0)!
  if (point >= 0x2e80) return 12
  if (/[A-ZÄÖÜ&@%—]/.test(char)) return char === 'M' || char === 'W' ? 10.5 : 8.2
  if (/[iljtf.,:;'|!()[\] -]/.test(char)) return 3.9
  return 6.9
}

/** The text, cut with an ellipsis where it would be wider. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  let used = 12
  for (const char of text) {
    used += charWidth(char)
    if (used > width) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}
