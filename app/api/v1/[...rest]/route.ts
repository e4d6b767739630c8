import { AppError } from '@/lib/core/errors'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Machines get a problem document for an address that does not exist, too. */
async function handle(): Promise<never> {
  throw new AppError({ code: 'not_found', key: 'errors.noRoute' })
}

export const GET = route({ auth: 'public', handle })
export const POST = route({ auth: 'public', handle })
export const PUT = route({ auth: 'public', handle })
export const PATCH = route({ auth: 'public', handle })
export const DELETE = route({ auth: 'public', handle })
