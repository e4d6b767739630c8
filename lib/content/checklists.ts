import crm from '@/content/checklists/crm.json'
import data from '@/content/checklists/data.json'
import environment from '@/content/checklists/environment.json'
import functions from '@/content/checklists/function.json'
import kingdee from '@/content/checklists/kingdee.json'
import network from '@/content/checklists/network.json'
import oracle from '@/content/checklists/oracle.json'
import performance from '@/content/checklists/performance.json'
import protocol from '@/content/checklists/protocol.json'
import release from '@/content/checklists/release.json'
import salesforce from '@/content/checklists/salesforce.json'
import sap from '@/content/checklists/sap.json'
import security from '@/content/checklists/security.json'
import yonyou from '@/content/checklists/yonyou.json'
import { TemplateBody } from '@/lib/core/compatibility/template'

const files = { environment, network, protocol, data, function: functions, performance, security, release, sap, oracle, salesforce, kingdee, yonyou, crm } as const
export type ShippedChecklist = keyof typeof files
export const shippedChecklists = Object.keys(files) as ShippedChecklist[]

const parsed = new Map<ShippedChecklist, TemplateBody>()

/** A list of checks that the product brings along. Throws when the file does not fit (a test reads all of them). */
export function checklistContent(key: ShippedChecklist): TemplateBody {
  let body = parsed.get(key)
  if (!body) parsed.set(key, (body = TemplateBody.parse(files[key])))
  return body
}
