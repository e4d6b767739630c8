'use server'

import { exportAudit } from '@/lib/features/audit/export-audit'
import { verifyAudit } from '@/lib/features/audit/queries'
import { action } from '@/lib/server/action'

export const verifyAuditAction = action(verifyAudit)
export const exportAuditAction = action(exportAudit)
