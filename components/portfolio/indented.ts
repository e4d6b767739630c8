/** A department as the option of a select, moved in by its level below the root (1). */
export const indented = (depth: number, name: string) => `${'\u2003'.repeat(depth - 1)}${name}`
