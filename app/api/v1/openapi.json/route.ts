import { route } from '@/lib/server/http'
import packageJson from '@/package.json'
import { openApiDocument } from '../openapi'

export const dynamic = 'force-dynamic'

/** Public: it describes the interface, not the data. */
export const GET = route({ auth: 'public', handle: async () => Response.json(await openApiDocument(packageJson.version)) })
