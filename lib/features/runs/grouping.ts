import type { Source } from './directory'
import type { GroupKind } from './schema'

/** A group of a board; `key` is null for what belongs to none: not linked, no department, no phase. */
export interface GroupName {
  key: string | null
  code: string | null
  name: string | null
  nameZh: string | null
}

type Named = Exclude<GroupKind, 'day' | 'hour'>

const naming: Record<Named, (source: Source) => GroupName> = {
  automation: (s) => ({ key: s.automationId, code: s.automationCode, name: s.automationName, nameZh: s.automationNameZh }),
  process: (s) => ({ key: s.processId, code: s.processCode, name: s.processName, nameZh: s.processNameZh }),
  department: (s) => ({ key: s.departmentId, code: null, name: s.departmentName, nameZh: s.departmentNameZh }),
  phase: (s) => ({ key: s.phaseId, code: s.phaseKey, name: s.phaseName, nameZh: s.phaseNameZh }),
  engine: (s) => ({ key: s.engineSlug, code: s.engineSlug, name: s.engineName, nameZh: s.engineNameZh }),
  source: (s) => ({ key: String(s.id), code: s.externalId, name: s.name, nameZh: null }),
}

export const groupOf = (kind: Named, source: Source): GroupName => naming[kind](source)

/** Key of a group in a map; null becomes a text that no id can be. */
export const groupKey = (name: GroupName): string => name.key ?? '-'
