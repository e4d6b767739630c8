import { notFound } from '@/lib/core/errors'
import { requestTable } from '@/lib/features/requests/transfer'
import type { AnyTable } from '@/lib/features/transfer/table'

/** Registers that are written to files and read from them; one line each. */
const registers: readonly AnyTable[] = [requestTable]

/** @throws AppError `not_found` */
export function registerOf(name: string | undefined): AnyTable {
  const found = registers.find((table) => table.name === name)
  if (!found) throw notFound('register')
  return found
}
