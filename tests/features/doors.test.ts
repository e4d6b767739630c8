import { describe, expect, it } from 'vitest'
import { permissions, tokenScopes } from '@/lib/core/access'
import { navAreas } from '@/app/(portal)/nav'
import { apiRoutes, portalPages } from '@/tests/support/routes'

const pages = portalPages()
const routes = apiRoutes()

describe('doors into the portal', () => {
  it('are pages that each ask for one permission of the table before anything else', () => {
    expect(pages.length).toBeGreaterThan(100)
    expect(pages.filter(({ permission }) => !(permission in permissions)).map(({ file }) => file)).toEqual([])
  })

  it('are routes that each ask for a session with a permission or a token with a scope, or are public by a line of this test', () => {
    const known = routes.filter(({ auth }) => (auth.kind === 'session' && auth.permission in permissions) || (auth.kind === 'token' && tokenScopes.includes(auth.scope)))
    const open = routes.filter((route) => !known.includes(route)).map(({ file, method }) => `${method} ${file}`)
    expect(open.sort()).toEqual([
      'DELETE api/v1/[...rest]/route.ts', 'GET api/health/live/route.ts', 'GET api/health/ready/route.ts', 'GET api/metrics/route.ts', 'GET api/v1/[...rest]/route.ts', 'GET api/v1/openapi.json/route.ts',
      'PATCH api/v1/[...rest]/route.ts', 'POST api/v1/[...rest]/route.ts', 'PUT api/v1/[...rest]/route.ts',
    ])
  })

  it('are shown in the navigation to exactly those who may open them', () => {
    const byPath = new Map(pages.map(({ path, permission }) => [path, permission]))
    expect(navAreas.filter(({ href, permission }) => byPath.get(href) !== permission).map(({ href }) => href)).toEqual([])
  })
})
