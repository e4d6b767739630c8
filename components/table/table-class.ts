/** Looks shared by the data table and the plain table. */
export const tableClass = 'w-full border-separate border-spacing-0 text-sm'
export const headClass = 'h-row border-b border-line bg-surface px-3 text-left text-xs font-medium whitespace-nowrap text-ink-3'
export const cellClass = 'h-row border-b border-line-soft px-3 py-1 align-middle group-last/row:border-b-0'
export const rowClass = 'group/row'

/** On a phone each row is a card: the first cell its title, the others name and value. */
export const cardTable = 'max-sm:block max-sm:[&>tbody]:block'
export const cardRow = 'max-sm:block max-sm:border-b max-sm:border-line max-sm:px-3.5 max-sm:py-2.5 max-sm:last:border-b-0'
export const cardCell =
  'max-sm:flex max-sm:h-auto max-sm:min-h-7 max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:border-0 max-sm:p-0 max-sm:text-right max-sm:before:shrink-0 max-sm:before:text-ink-3 max-sm:before:content-[attr(data-label)]'
export const cardTitle = 'max-sm:block max-sm:h-auto max-sm:border-0 max-sm:p-0 max-sm:pb-1 max-sm:text-base'
