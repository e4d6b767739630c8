'use client'

import { Bell as BellIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { useUnread } from './use-unread'

/** The way to the inbox, with the number of unread notices; `label` words come from area `ui`. */
export function Bell({ unread }: { unread: number }) {
  const t = useTranslations('ui')
  const count = useUnread(unread)
  return (
    <InLink href="/inbox" title={t('inbox', { count })} className={buttonClass({ variant: 'quiet' }, 'relative aspect-square px-0')}>
      <span className="sr-only">{t('inbox', { count })}</span>
      <BellIcon aria-hidden="true" />
      {count > 0 && (
        <span aria-hidden="true" className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-act px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-act tabular-nums">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </InLink>
  )
}
