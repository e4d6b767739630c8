import { notFound } from '@/lib/core/errors'
import { automationTable } from '@/lib/features/automations/transfer'
import { caseTable } from '@/lib/features/cases/transfer'
import { compatibilityTable, defectTable } from '@/lib/features/compatibility/transfer'
import { complianceTable } from '@/lib/features/compliance/transfer'
import { componentTable } from '@/lib/features/components/transfer'
import { interfaceTable } from '@/lib/features/interfaces/transfer'
import { ledgerTable } from '@/lib/features/ledger/transfer'
import { personTable } from '@/lib/features/people/transfer'
import { baselineTable } from '@/lib/features/processes/baseline-transfer'
import { processTable } from '@/lib/features/processes/transfer'
import { exchangeTable } from '@/lib/features/rates/exchange-transfer'
import { wageTable } from '@/lib/features/rates/wage-transfer'
import { requestTable } from '@/lib/features/requests/transfer'
import { riskTable } from '@/lib/features/risks/transfer'
import { reviewTable } from '@/lib/features/reviews/transfer'
import { systemTable } from '@/lib/features/systems/transfer'
import type { AnyTable } from '@/lib/features/transfer/table'
import { leakTable, valueTable } from '@/lib/features/value/transfer'

/** Registers that are written to files and read from them; one line each. */
const registers: readonly AnyTable[] = [requestTable, systemTable, processTable, baselineTable, automationTable, interfaceTable, componentTable, personTable, caseTable, complianceTable, wageTable, exchangeTable, ledgerTable, valueTable, leakTable, riskTable, compatibilityTable, defectTable, reviewTable]

/** @throws AppError `not_found` */
export function registerOf(name: string | undefined): AnyTable {
  const found = registers.find((table) => table.name === name)
  if (!found) throw notFound('register')
  return found
}
