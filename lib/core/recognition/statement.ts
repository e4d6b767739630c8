/** As it stands on paper: PS-2026-0007. */
export const statementNumber = (year: string, ordinal: number): string => `PS-${year}-${String(ordinal).padStart(4, '0')}`
