import { z } from 'zod'
import { query } from '@/lib/server/command'
import { readSettings } from '@/lib/server/settings'

/** All groups with their present values. */
export const getSettings = query({ permission: 'settings:read', input: z.strictObject({}), run: (ctx) => readSettings(ctx.db) })
