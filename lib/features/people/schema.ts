import { z } from 'zod'
import { roles } from '@/lib/core/access'
import { locales } from '@/lib/core/localized'
import { line, optionalLine, pageNumber, pageSize, searchQuery } from '@/lib/core/portfolio/fields'

const id = z.string().min(1).max(64)
const personName = line(120)
const email = z.email().max(254).transform((text) => text.toLowerCase())
const password = z.string().min(1).max(1024)

export const SignIn = z.strictObject({ email, password })

export const FirstAdmin = z.strictObject({
  setupCode: z.string().trim().min(1).max(200),
  name: personName,
  email,
  password,
  programmeName: line(120).default('Automation programme'),
  locale: z.enum(locales).default('en'),
  timeZone: z.string().max(64).optional(),
})

export const CreatePerson = z.strictObject({
  name: personName,
  email,
  jobTitle: optionalLine(120),
  departmentId: id.optional(),
  role: z.enum(roles).default('employee'),
  roleDepartmentId: id.optional(),
  locale: z.enum(locales).optional(),
  /** Left out: a one-time password is made and shown once. */
  password: password.optional(),
})

export const UpdatePerson = z.strictObject({
  id,
  name: personName,
  email,
  jobTitle: optionalLine(120),
  departmentId: id.optional(),
})

export const PersonRef = z.strictObject({ id })
/** Without a password one is made and shown once. */
export const ResetPassword = PersonRef.extend({ password: password.optional() })
export const SetActive = z.strictObject({ id, active: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]) })

export const GrantRole = z.strictObject({ personId: id, role: z.enum(roles), departmentId: id.optional() })
export const RevokeRole = z.strictObject({ grantId: id })

export const ChangePassword = z.strictObject({ current: password, next: password, repeat: password })
export const StepUp = z.strictObject({ password })

export const UpdateProfile = z.strictObject({
  name: personName,
  locale: z.enum(locales),
  theme: z.enum(['light', 'dark', 'system']),
  timeZone: z.string().max(64).optional(),
})

export const SetPreference = z.strictObject({
  locale: z.enum(locales).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
})

export const SessionRef = z.strictObject({ id })

export const PeopleFilter = z.strictObject({
  q: searchQuery,
  department: id.optional(),
  role: z.enum(roles).optional().catch(undefined),
  active: z.enum(['yes', 'no', 'all']).default('yes').catch('yes'),
  sort: z.enum(['name', 'email', 'createdAt']).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
