/** How a set is named when somebody adopts exactly what was shown. */
export const shownAs = (ids: readonly string[]): string => [...ids].sort().join(' ')
