import { z } from 'zod'
import { id, line, version } from '@/lib/core/portfolio/fields'

/** More views of one person on one page are nobody's help. */
export const MOST_VIEWS = 20

const yes = z.preprocess((raw) => raw === true || raw === 'true' || raw === 'on', z.boolean())

/** Address of a register inside the portal. */
export const viewPage = z.string().max(60).regex(/^(\/[a-z0-9-]+)+$/, 'errors.pattern')

/** The query of an address in one order, without the page that was open. */
export function viewQuery(text: string): string {
  const params = new URLSearchParams(text)
  for (const name of ['page', 'view']) params.delete(name)
  params.sort()
  return params.toString()
}
const query = z.string().max(2000).transform(viewQuery)

export const PageViews = z.strictObject({ page: viewPage })
export const CreateView = z.strictObject({ page: viewPage, name: line(60), query, shared: yes, usual: yes })
export const UpdateView = z.strictObject({ id, version, name: line(60).optional(), query: query.optional(), shared: z.boolean().optional(), usual: z.boolean().optional() })
export const ViewRef = z.strictObject({ id, version })
