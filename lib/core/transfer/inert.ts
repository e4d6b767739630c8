/** How a spreadsheet knows a formula, in the width of either language, and what it would cut off before looking. */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/

/** A text that begins like a formula would be calculated once the file is opened: an apostrophe before it says text. */
export const inert = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text before `inert`: what we wrote comes back as it was. */
export const withoutMark = (text: string): string => (text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text)
