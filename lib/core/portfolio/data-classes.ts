/** Classes of data that a process handles, mildest first; stored as one space-separated text. */
export const dataClasses = ['public', 'internal', 'personal', 'sensitive', 'financial'] as const
export type DataClass = (typeof dataClasses)[number]

export const dataClassesOf = (stored: string): DataClass[] => dataClasses.filter((name) => stored.split(' ').includes(name))
export const storeDataClasses = (chosen: readonly DataClass[]): string => dataClasses.filter((name) => chosen.includes(name)).join(' ')
