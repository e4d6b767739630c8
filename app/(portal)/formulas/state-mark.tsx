import { useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'

interface StateMarkProps {
  archived: boolean
  /** Whether some version counts */
  published: boolean
  draft: { author: string; submittedAt: Date | null } | null
}

/** Where a formula stands: its draft before what counts, because that is what asks for something. */
export function StateMark({ archived, published, draft }: StateMarkProps) {
  const t = useTranslations('formulas.state')
  if (archived) return <Status tone="none">{t('archived')}</Status>
  if (draft?.submittedAt) return <Status tone="watch">{t('submitted')}</Status>
  if (draft) return <Status tone="info">{t('draft', { name: draft.author })}</Status>
  return published ? <Status tone="ok">{t('counts')}</Status> : <Status tone="none">{t('neverPublished')}</Status>
}
