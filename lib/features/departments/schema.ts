import { z } from 'zod'
import { id, line, optionalCode, optionalId, optionalLine } from '@/lib/core/portfolio/fields'

const names = { name: line(120), nameZh: optionalLine(120) }

export const CreateDepartment = z.strictObject({ ...names, code: optionalCode, parentId: optionalId })
export const UpdateDepartment = z.strictObject({ ...names, id })
/** Without a parent the department goes to the top. */
export const MoveDepartment = z.strictObject({ id, parentId: optionalId })
export const DepartmentRef = z.strictObject({ id })
