import { searchTextOf } from '@/lib/core/localized'
import type { DataClass } from '@/lib/core/portfolio/data-classes'
import type { Protocol } from '@/lib/core/portfolio/landscape'
import type { Technology } from '@/lib/core/portfolio/stages'
import { areas, type Area, type CheckText, type TemplateBody, type TemplateCheck } from './template'
import type { Severity } from './words'

/** What an automation touches. */
export interface PlanSubject {
  technology: Technology
  /** Of the process and of the interfaces that it uses */
  dataClasses: readonly DataClass[]
  systems: readonly { id: string; code: string; name: string; nameZh: string | null; vendor: string | null }[]
  interfaces: readonly { id: string; code: string; protocol: Protocol; dataClasses: readonly DataClass[] }[]
}

export interface PublishedTemplate {
  versionId: string
  body: TemplateBody
}

export interface AssembledCheck extends CheckText {
  /** Code, with the system or interface that it is asked for: stays the same when the plan is assembled again */
  key: string
  code: string
  templateVersionId: string
  area: Area
  severity: Severity
  systemId: string | null
  interfaceId: string | null
  ordinal: number
}

const allows = <Value>(asked: readonly Value[], given: readonly Value[]): boolean => asked.length === 0 || asked.some((one) => given.includes(one))

/** Systems that a list for certain products is about; a list without products is about all of them. */
export const systemsFor = (body: TemplateBody, systems: PlanSubject['systems']): PlanSubject['systems'] => {
  if (!body.products.length) return systems
  const words = body.products.map((word) => searchTextOf(word))
  return systems.filter(({ code, name, nameZh, vendor }) => {
    const text = searchTextOf(code, name, nameZh, vendor)
    return words.some((word) => text.includes(word))
  })
}

/** The checks that published lists ask for: of an automation once, of each system and interface that they fit. In the order of testing. */
export function assemble(subject: PlanSubject, templates: readonly PublishedTemplate[]): AssembledCheck[] {
  const ordered = [...templates].sort((a, b) => areas.indexOf(a.body.area) - areas.indexOf(b.body.area))
  const taken = new Set<string>()
  const found = ordered.flatMap(({ versionId, body }) => {
    const systems = systemsFor(body, subject.systems)
    if (!systems.length && body.products.length) return []
    return body.checks.flatMap((check) => keysOf(check, subject, systems).map((place) => ({ check, place, versionId, area: body.area })))
  })
  return found
    .filter(({ place }) => !taken.has(place.key) && taken.add(place.key))
    .map(({ check: { code, item, how, pass, severity }, place, versionId, area }, i) => ({ ...place, code, templateVersionId: versionId, area, severity, item, how, pass, ordinal: i + 1 }))
}

interface Place {
  key: string
  systemId: string | null
  interfaceId: string | null
}

function keysOf(check: TemplateCheck, { technology, dataClasses, interfaces }: PlanSubject, systems: PlanSubject['systems']): Place[] {
  if (!allows(check.technologies, [technology])) return []
  if (check.per === 'interface') {
    return interfaces
      .filter((one) => allows(check.protocols, [one.protocol]) && allows(check.dataClasses, one.dataClasses))
      .map(({ id }) => ({ key: `${check.code}@i:${id}`, systemId: null, interfaceId: id }))
  }
  if (!allows(check.dataClasses, dataClasses) || !allows(check.protocols, interfaces.map(({ protocol }) => protocol))) return []
  return check.per === 'system' ? systems.map(({ id }) => ({ key: `${check.code}@s:${id}`, systemId: id, interfaceId: null })) : [{ key: check.code, systemId: null, interfaceId: null }]
}

/** A check as the plan holds it. */
export interface PlannedCheck {
  key: string
  /** Null: added by hand, and left alone */
  templateVersionId: string | null
  body: CheckText
  severity: string
  archived: boolean
}

export interface PlanDiff {
  added: AssembledCheck[]
  /** Was asked before, then not, and is asked again */
  restored: AssembledCheck[]
  /** Other words or another severity */
  changed: AssembledCheck[]
  /** Keys that nothing asks for any more */
  removed: string[]
  /** Asked as before: only the order may differ */
  kept: AssembledCheck[]
}

const text = ({ item, how, pass }: CheckText): string => JSON.stringify([item, how, pass].flatMap((one) => [one.en, one['zh-CN']]))

/** What assembling again changes. */
export function diffPlan(held: readonly PlannedCheck[], asked: readonly AssembledCheck[]): PlanDiff {
  const known = new Map(held.map((check) => [check.key, check]))
  const wanted = new Set(asked.map(({ key }) => key))
  const of = (kind: 'added' | 'restored' | 'changed' | 'kept') =>
    asked.filter((check) => {
      const old = known.get(check.key)
      const now = !old ? 'added' : old.archived ? 'restored' : text(old.body) !== text(check) || old.severity !== check.severity ? 'changed' : 'kept'
      return now === kind
    })
  return {
    added: of('added'), restored: of('restored'), changed: of('changed'), kept: of('kept'),
    removed: held.filter(({ key, templateVersionId, archived }) => templateVersionId !== null && !archived && !wanted.has(key)).map(({ key }) => key),
  }
}

export const planUnchanged = ({ added, restored, changed, removed }: PlanDiff): boolean => added.length + restored.length + changed.length + removed.length === 0
