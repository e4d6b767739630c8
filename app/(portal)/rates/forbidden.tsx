import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/layout/notice'
import { ButtonLink } from '@/components/ui/button'

/** Why these figures are not for everybody, and what the reader can do instead. */
export default async function RatesForbidden() {
  const t = await getTranslations('rates.refused')
  return (
    <Notice code="403" title={t('title')} text={t('text')}>
      <ButtonLink href="/calculator" variant="primary">
        {t('calculator')}
      </ButtonLink>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </Notice>
  )
}
