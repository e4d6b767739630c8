import { z } from 'zod'
import { tokenScopes } from '@/lib/core/access'

export const CreateToken = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  days: z.coerce.number().int().min(1).max(365).default(90),
})

export const TokenRef = z.strictObject({ id: z.string().min(1).max(64) })
