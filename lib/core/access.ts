export const roles = [
  'employee',
  'process-owner',
  'reviewer',
  'coe',
  'ops',
  'steering',
  'finance',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

/**
 * Who may do what. A role listed here holds the permission within the scope of its grant:
 * the whole programme, or one department and those below it.
 * `employee` is held by everyone who can sign in.
 */
export const permissions = {
  'work:read': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'profile:edit': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'session:revoke-own': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'programme:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'programme:edit': ['coe', 'admin'],
  'process:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'process:edit': ['process-owner', 'coe', 'admin'],
  'baseline:freeze': ['process-owner', 'coe', 'admin'],
  'automation:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'automation:edit': ['coe', 'admin'],
  'system:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'system:edit': ['coe', 'ops', 'admin'],
  'run:read': ['process-owner', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'run:push': ['ops', 'admin'],
  'run:prune': ['admin'],
  'engine:read': ['coe', 'ops', 'auditor', 'admin'],
  'engine:edit': ['ops', 'admin'],
  'engine:sync': ['ops', 'coe', 'admin'],
  'engine:link': ['ops', 'coe', 'admin'],
  'person:read': ['coe', 'ops', 'steering', 'finance', 'process-owner', 'reviewer', 'auditor', 'admin'],
  'person:edit': ['admin'],
  'role:grant': ['admin'],
  'department:edit': ['admin'],
  'settings:read': ['auditor', 'admin'],
  'settings:edit': ['admin'],
  'token:own': ['ops', 'coe', 'admin'],
  'token:all': ['admin'],
  'audit:read': ['auditor', 'admin'],
  'audit:verify': ['auditor', 'admin'],
  'gate:edit': ['coe', 'admin'],
  'gate:attest': ['process-owner', 'coe', 'ops', 'steering', 'finance', 'admin'],
  'gate:open-review': ['coe', 'admin'],
  'gate:vote': ['steering'],
  'gate:decide': ['steering'],
  'action:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'action:edit': ['process-owner', 'coe', 'ops', 'steering', 'admin'],
  'action:close-own': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'admin'],
  'meeting:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'meeting:hold': ['coe', 'steering', 'admin'],
  'pack:read': ['coe', 'steering', 'finance', 'auditor', 'admin'],
  'pack:generate': ['coe', 'admin'],
  'expansion:decide': ['coe', 'steering', 'admin'],
  'file:add': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'admin'],
  'notice:read': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'request:read': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'request:file': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'admin'],
  'request:react': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'admin'],
  'request:edit': ['coe', 'admin'],
  'request:assess': ['coe'],
  'request:decide': ['process-owner', 'coe', 'steering', 'finance'],
  'request:deliver': ['coe', 'admin'],
  'request-money:read': ['process-owner', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'request:export': ['process-owner', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'request:import': ['coe', 'admin'],
  'absence:own': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'admin'],
  'absence:all': ['admin'],
  'approval:edit': ['coe', 'admin'],
  'scoring:edit': ['coe', 'admin'],
  'register:export': ['process-owner', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'register:import': ['coe', 'admin'],
  'interface:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'interface:edit': ['coe', 'ops', 'admin'],
  'component:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'component:edit': ['coe', 'admin'],
  'portfolio:read': ['process-owner', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'portfolio:edit': ['coe', 'admin'],
  'portfolio:adopt': ['coe', 'steering'],
  'recognition:read': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'recognition:edit': ['coe', 'admin'],
  'recognition:statements': ['admin'],
  'formula:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'formula:edit': ['coe', 'finance', 'admin'],
  'formula:publish': ['coe', 'finance', 'admin'],
  'rate:read': ['finance', 'auditor', 'admin'],
  'rate:edit': ['finance', 'admin'],
  'case:read': ['process-owner', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'case:edit': ['process-owner', 'coe', 'finance', 'admin'],
  'case:decide': ['finance'],
  'case:export': ['process-owner', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'value:read': ['process-owner', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'value:enter': ['process-owner', 'coe', 'finance', 'admin'],
  'value:export': ['process-owner', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'ledger:sign': ['finance'],
  'ledger:correct': ['finance'],
  'calculator:read': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'risk:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'risk:edit': ['process-owner', 'coe', 'ops', 'admin'],
  'risk:accept': ['process-owner', 'coe', 'steering'],
  'risk:export': ['process-owner', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'risk-matrix:edit': ['coe', 'admin'],
  'compatibility:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'compatibility:plan': ['coe', 'ops', 'admin'],
  'compatibility:test': ['process-owner', 'reviewer', 'coe', 'ops', 'admin'],
  'compatibility:sign': ['process-owner', 'coe', 'ops'],
  'compatibility:export': ['process-owner', 'coe', 'ops', 'steering', 'auditor', 'admin'],
  'compatibility-template:edit': ['coe', 'admin'],
  'autocheck:edit': ['coe', 'ops', 'admin'],
  'autocheck:run': ['coe', 'ops', 'admin'],
  'compliance:read': ['process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'compliance:edit': ['process-owner', 'coe', 'admin'],
  'compliance:review': ['reviewer'],
  'compliance:export': ['process-owner', 'reviewer', 'coe', 'auditor', 'admin'],
  'review-point:edit': ['process-owner', 'coe', 'admin'],
  'review:read': ['process-owner', 'reviewer', 'coe', 'steering', 'finance', 'auditor', 'admin'],
  'review:ask': ['coe', 'ops', 'admin'],
  'review:decide': ['process-owner', 'reviewer', 'finance'],
  'review:export': ['process-owner', 'reviewer', 'coe', 'auditor', 'admin'],
  'audit:export': ['auditor', 'admin'],
  'own-data:export': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'auditor', 'admin'],
  'personal-data:export': ['auditor', 'admin'],
  'personal-data:erase': ['admin'],
  'retention:read': ['auditor', 'admin'],
  'retention:edit': ['admin'],
  'view:save': ['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'finance', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** What concerns everybody, so that a grant for one department does not carry it. */
const programmeWide: ReadonlySet<Permission> = new Set<Permission>([
  'programme:edit', 'system:edit',
  'gate:edit', 'gate:open-review', 'gate:vote', 'gate:decide', 'meeting:hold', 'pack:read', 'pack:generate', 'expansion:decide',
  'run:push', 'run:prune', 'engine:edit', 'engine:sync',
  'person:edit', 'role:grant', 'token:all',
  'settings:read', 'settings:edit', 'audit:read', 'audit:verify',
  'request:import', 'register:import', 'absence:all', 'approval:edit', 'scoring:edit', 'interface:edit', 'component:edit',
  'portfolio:read', 'portfolio:edit', 'portfolio:adopt', 'recognition:edit', 'recognition:statements',
  'formula:edit', 'formula:publish', 'rate:read', 'rate:edit', 'case:decide', 'ledger:sign', 'ledger:correct',
  'risk-matrix:edit', 'compatibility-template:edit', 'autocheck:edit', 'autocheck:run',
  'audit:export', 'personal-data:export', 'personal-data:erase', 'retention:read', 'retention:edit',
])

export interface Grant {
  role: Role
  /** Path of the department that the grant is limited to; null for the whole programme. */
  departmentPath: string | null
}

/** What a token may carry: `resource:read` or `resource:write`. */
export const tokenScopes = [
  'runs:read',
  'runs:write',
  'metrics:read',
  'automations:read',
  'processes:read',
  'requests:read',
  'value:read',
  'engines:read',
  'risks:read',
  'reviews:read',
  'reviews:write',
] as const
export type TokenScope = (typeof tokenScopes)[number]

export interface Actor {
  kind: 'person' | 'token' | 'job' | 'system'
  id: string
  name: string
  grants: Grant[]
  /** Only for tokens: what the token itself was limited to. */
  scopes?: readonly TokenScope[]
}

/** Where the actor holds a permission: everywhere, in some department trees, or nowhere. */
export type Scope = { kind: 'all' } | { kind: 'departments'; paths: string[] } | { kind: 'none' }

/** Jobs and the command line act for the system and hold every permission. */
export function scopeOf(actor: Actor, permission: Permission): Scope {
  if (actor.kind === 'job' || actor.kind === 'system') return { kind: 'all' }
  const holders: readonly Role[] = permissions[permission]
  const paths: string[] = []
  for (const grant of actor.grants) {
    if (!holders.includes(grant.role)) continue
    if (grant.departmentPath === null) return { kind: 'all' }
    if (!programmeWide.has(permission)) paths.push(grant.departmentPath)
  }
  return paths.length ? { kind: 'departments', paths } : { kind: 'none' }
}

/** Whether the permission is held anywhere; `canFor` decides for a record. */
export const can = (actor: Actor, permission: Permission): boolean => scopeOf(actor, permission).kind !== 'none'

/** Whether the permission reaches a record of that department (null: a record of no department, seen only programme-wide). */
export function canFor(actor: Actor, permission: Permission, departmentPath: string | null): boolean {
  const scope = scopeOf(actor, permission)
  if (scope.kind === 'all') return true
  return scope.kind === 'departments' && departmentPath !== null && scope.paths.some((path) => isWithin(departmentPath, path))
}

/** Paths are `/a/b/c`; a department lies within itself and within each of its ancestors. */
export const isWithin = (path: string, ancestor: string): boolean => path === ancestor || path.startsWith(`${ancestor}/`)

/** Permissions held anywhere: for drawing navigation and buttons, never for deciding. */
export const permissionsOf = (actor: Actor): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => can(actor, permission))
