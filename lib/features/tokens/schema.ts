import { z } from 'zod'
import { tokenScopes } from '@/lib/core/access'
import { line } from '@/lib/core/portfolio/fields'

export const CreateToken = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  days: z.coerce.number().int().min(1).max(365).default(90),
})

export const TokenRef = z.strictObject({ id: z.string().min(1).max(64) })
