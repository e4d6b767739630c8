const widthOf = (char: string): number => (char > '\u2e80' ? 2 : 1)

/** At most so wide in Latin characters (Chinese ones are two wide), so that one entry cannot push the rest off the page. */
export function shortened(text: string, most: number): string {
  const chars = [...text]
  let width = 0
  const cut = chars.findIndex((char) => (width += widthOf(char)) > most)
  return cut < 0 ? text : `${chars.slice(0, Math.max(cut - 1, 1)).join('').trimEnd()}…`
}

const LONGEST_NAME = 48

/** A record with both of its names short enough for one or two lines of a narrow table. */
export const shortNames = <Row extends { name: string; nameZh: string | null }>(row: Row): Row => ({
  ...row,
  name: shortened(row.name, LONGEST_NAME),
  nameZh: row.nameZh && shortened(row.nameZh, LONGEST_NAME),
})
