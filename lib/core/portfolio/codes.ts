/** Codes that are not given are counted: the highest number in use below the prefix plus one, at least three digits. */
export function nextCode(prefix: string, taken: readonly string[]): string {
  const numbers = taken.map((code) => (code.startsWith(`${prefix}-`) && /^\d{1,9}$/.test(code.slice(prefix.length + 1)) ? Number(code.slice(prefix.length + 1)) : 0))
  const next = numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1
  return `${prefix}-${String(next).padStart(3, '0')}`
}
