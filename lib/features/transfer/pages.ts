/** All rows of a query that is ordered and read a page at a time. */
export async function* inPages<Row>(page: (skip: number, take: number) => Promise<Row[]>, size = 500): AsyncGenerator<Row[]> {
  for (let skip = 0; ; skip += size) {
    const rows = await page(skip, size)
    if (rows.length) yield rows
    if (rows.length < size) return
  }
}
