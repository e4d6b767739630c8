'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from './notice'

/** In place of a page that is not there or not for the reader. Every answer carries these pages with it, so they carry a number only. */
export function RefusedPage({ code }: { code: '401' | '403' | '404' }) {
  const t = useTranslations('errors.pages')
  const [title, text] = code === '404' ? (['notFoundTitle', 'notFoundText'] as const) : (['forbiddenTitle', 'forbiddenText'] as const)
  return (
    <Notice code={code} title={t(title)} text={t(text)}>
      <ButtonLink href="/" variant="primary">
        {t('notFoundAction')}
      </ButtonLink>
    </Notice>
  )
}
