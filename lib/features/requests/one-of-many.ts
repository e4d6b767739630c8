import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/server/log'

/** Work of the clock on one request among many: one that moved meanwhile, or cannot move, holds up none of the others. */
export async function oneOfMany(id: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'rule')) throw error
    log.warn({ err: error, entityId: id }, 'left as it is')
    return 0
  }
}
