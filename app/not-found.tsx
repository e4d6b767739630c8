import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/layout/notice'

export default async function NotFound() {
  const t = await getTranslations('errors.pages')
  return (
    <Notice code="404" title={t('notFoundTitle')} text={t('notFoundText')}>
      <ButtonLink href="/" variant="primary">
        {t('notFoundAction')}
      </ButtonLink>
    </Notice>
  )
}
