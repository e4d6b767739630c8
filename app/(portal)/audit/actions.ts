'use server'

import { verifyAudit } from '@/lib/features/audit/queries'
import { action } from '@/lib/server/action'

export const verifyAuditAction = action(verifyAudit)
