import type { Check } from '@/lib/core/portfolio/stages'
import type { AutomationDetail } from '@/lib/features/automations/queries'

/** Where the reader can see to a condition that does not hold; null where only a colleague can. */
export function fixOf(check: Check, automation: AutomationDetail): { check: Check; href: string } | null {
  const edit = `/automations/${automation.id}/edit`
  switch (check) {
    case 'hasOwner':
    case 'twoOwners':
      return { check, href: edit }
    case 'inPhase':
      return { check, href: `${edit}#phase` }
    case 'baselineFrozen':
      return { check, href: `/processes/${automation.process.id}/baseline` }
    case 'engineLinked':
      return automation.may.link ? { check, href: '/engines' } : null
    case 'compatibility':
      return { check, href: `/compatibility/automations/${automation.id}` }
    case 'compliance':
      return { check, href: `/processes/${automation.process.id}?tab=compliance` }
    case 'notByBuilder':
      return null
  }
}
