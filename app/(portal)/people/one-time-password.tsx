'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'

/** The only place where the password is ever shown. */
export function OneTimePassword({ name, password }: { name: string; password: string }) {
  const t = useTranslations('people')
  return (
    <Callout tone="ok" title={t('created', { name })} live>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        {t('oneTimePassword')}
        <code className="rounded-sm bg-raised px-2 py-1 font-mono text-base text-ink select-all">{password}</code>
        <CopyButton text={password} />
      </p>
      <p className="mt-1">{t('oneTimeHelp')}</p>
    </Callout>
  )
}
