import { AppError } from '@/lib/core/errors'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

const nothing = route({
  auth: 'public',
  handle: async () => {
    throw new AppError({ code: 'not_found', key: 'errors.noRoute' })
  },
})

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
