import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { AutomationDetail } from '@/lib/features/automations/queries'

/** Two people answer for an automation: whoever is missing is a finding with its next step. */
export async function OwnerGap({ automation }: { automation: AutomationDetail }) {
  const { id, owner, deputy, archivedAt, stage, may } = automation
  if (archivedAt || stage === 'retired' || (owner && deputy)) return null
  const t = await getTranslations('components.owners')
  const gap = !owner && !deputy ? 'both' : owner ? 'deputy' : 'owner'
  return (
    <Callout tone="watch" title={t(gap)} action={may.edit && <ButtonLink href={`/automations/${id}/edit`} size="sm">{t('name')}</ButtonLink>}>
      {t('why')}
    </Callout>
  )
}
