/** Values as the text of a PostgreSQL array; one parameter a column, whatever the number of rows. */
export function pgArray(values: readonly (string | number | null)[]): string {
  let text = '{'
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (i) text += ','
    if (value === null || value === undefined) text += 'NULL'
    else if (typeof value === 'number') text += value
    else text += NEEDS_ESCAPE.test(value) ? `"${value.replace(ESCAPED, '\\$&')}"` : `"${value}"`
  }
  return `${text}}`
}

const NEEDS_ESCAPE = /["\\]/
const ESCAPED = /["\\]/g
