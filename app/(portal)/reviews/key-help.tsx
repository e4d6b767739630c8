'use client'

import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ButtonSize } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

const rows = [
  ['move', ['j', 'k']], ['open', ['o', '↵']], ['claim', ['c']], ['approve', ['a']], ['reject', ['r']], ['return', ['t']], ['hand', ['h']], ['send', ['Ctrl ↵']], ['leave', ['u']],
] as const

export function KeyHelp({ size = 'md' }: { size?: ButtonSize }) {
  const t = useTranslations('reviews.queue')
  return (
    <span className="max-sm:hidden pointer-coarse:hidden">
      <Dialog variant="quiet" size={size} trigger={<><Keyboard aria-hidden="true" /> {t('keys')}</>} title={t('keysTitle')}>
        <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-4 gap-y-2">
          {rows.map(([what, keys]) => (
            <div key={what} className="contents">
              <dt className="flex gap-1.5">
                {keys.map((key) => (
                  <kbd key={key} className="min-w-6 rounded-sm border border-line bg-raised px-1.5 text-center font-mono text-sm">{key}</kbd>
                ))}
              </dt>
              <dd className="text-ink-2">{t(`keyList.${what}`)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </span>
  )
}
