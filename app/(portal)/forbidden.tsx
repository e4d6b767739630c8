import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/layout/notice'
import { ButtonLink } from '@/components/ui/button'

export default async function Forbidden() {
  const t = await getTranslations('errors.pages')
  return (
    <Notice code="403" title={t('forbiddenTitle')} text={t('forbiddenText')}>
      <ButtonLink href="/" variant="primary">
        {t('notFoundAction')}
      </ButtonLink>
    </Notice>
  )
}
