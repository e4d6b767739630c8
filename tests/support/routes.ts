import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Permission, TokenScope } from '@/lib/core/access'
import { root } from '@/lib/tools/schema.mjs'

const app = path.join(root, 'app')
const filesNamed = (name: string) => readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === name).map((file) => file.split(path.sep).join('/'))
const text = (file: string) => readFileSync(path.join(app, file), 'utf8')

/** The address of a file, with ids that nothing has; groups in brackets are no part of it. */
const addressOf = (file: string): string =>
  `/${path.posix
    .dirname(file)
    .split('/')
    .filter((part) => !/^\(.*\)$/.test(part) && part !== '.')
    .map((part) => (part.startsWith('[') ? (/number|ordinal|month/.test(part) ? '999999' : '00000000-0000-7000-8000-000000000000') : part))
    .join('/')}`

export interface PortalPage {
  file: string
  path: string
  permission: Permission
}

/** Every page behind the sign-in with the permission that it asks for first. */
export function portalPages(): PortalPage[] {
  return filesNamed('page.tsx')
    .filter((file) => file.startsWith('(portal)/'))
    .map((file) => ({ file, path: addressOf(file), permission: /pageCtx\('([a-z:-]+)'\)/.exec(text(file))?.[1] as Permission }))
}

export type RouteAuth = { kind: 'public' } | { kind: 'session'; permission: Permission } | { kind: 'token'; scope: TokenScope } | { kind: 'unknown' }

export interface ApiRoute {
  file: string
  path: string
  method: string
  auth: RouteAuth
}

/** Every method of every route with what it asks for. */
export function apiRoutes(): ApiRoute[] {
  return filesNamed('route.ts').flatMap((file) =>
    [...text(file).matchAll(/export const (GET|POST|PUT|PATCH|DELETE|HEAD) = (\w+)\(([\s\S]*?)(?=\nexport |$(?![\s\S]))/g)].map(([, method = '', maker, body = '']) => ({ file, path: addressOf(file), method, auth: maker === 'route' ? authOf(body) : { kind: 'unknown' as const } })),
  )
}

function authOf(body: string): RouteAuth {
  if (/auth: 'public'/.test(body)) return { kind: 'public' }
  const session = /auth: \{ session: '([a-z:-]+)' \}/.exec(body)?.[1]
  if (session) return { kind: 'session', permission: session as Permission }
  const scope = /auth: \{ token: '([a-z:-]+)' \}/.exec(body)?.[1]
  return scope ? { kind: 'token', scope: scope as TokenScope } : { kind: 'unknown' }
}
