import { z } from 'zod'
import { id } from '@/lib/core/portfolio/fields'

export const PhaseOfGate = z.strictObject({ phaseId: id })
