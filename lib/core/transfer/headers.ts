/** A column as a file may name it. */
export interface NamedColumn {
  key: string
  /** Its names: the headers in every language, and what else people write */
  names: readonly string[]
}

/** Column key to the position of the column in the file, from 0. */
export type Mapping = Record<string, number>

/** Width, case, spaces, stars and units in brackets do not matter. */
const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/[([（【].*$/u, '').replace(/[\s_*:,.·/-]+/gu, '')

/** Which column of the file is which of the register, by their names; each column of the file is taken once. */
export function mapHeaders(headers: readonly string[], columns: readonly NamedColumn[]): Mapping {
  const mapping: Mapping = {}
  const taken = new Set<number>()
  for (const exact of [true, false])
    for (const { key, names } of columns) {
      if (key in mapping) continue
      const wanted = [key, ...names].map((name) => (exact ? name.trim().toLowerCase() : plain(name)))
      const at = headers.findIndex((header, i) => !taken.has(i) && header.trim() !== '' && wanted.includes(exact ? header.trim().toLowerCase() : plain(header)))
      if (at < 0) continue
      mapping[key] = at
      taken.add(at)
    }
  return mapping
}
