import clsx from 'clsx'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ToneMark } from '@/components/ui/status'
import { toneText } from '@/components/ui/tone'
import { When } from '@/components/ui/when'
import { isNoticeKind } from '@/lib/core/notices/kinds'
import { wordsOf } from '@/lib/core/notices/notice'
import type { NoticeView } from '@/lib/features/notices/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { MarkRead } from './mark-buttons'

/** Notices as sentences in the reader's language; a kind of an earlier version that is known no more is left out. */
export async function NoticeList({ notices, ctx }: { notices: NoticeView[]; ctx: Ctx }) {
  const [t, f, day] = await Promise.all([getTranslations('notices'), getFormats(), getDayFormat()])
  const words = { day, month: (month: string) => f.month(`${month}-01`), moment: (iso: string) => f.dateTime(iso) }
  return (
    <ul className="panel divide-y divide-line-soft">
      {notices
        .filter(({ kind }) => isNoticeKind(kind))
        .map(({ id, kind, params, tone, createdAt, readAt }) => {
          const values = wordsOf(params, ctx.locale, words) as never
          return (
            <li key={id} className="relative flex items-start gap-3 px-4 py-3 hover:bg-raised">
              <span title={t(`tones.${tone}`)} className={clsx('mt-1.5', readAt ? 'text-ink-3' : toneText[tone])}>
                <ToneMark tone={tone} />
                <span className="sr-only">{t(`tones.${tone}`)}</span>
              </span>
              <div className="min-w-0 flex-1">
                <p className={clsx('break-words', readAt ? 'text-ink-2' : 'font-medium')}>
                  <Link href={`/inbox/${id}`} prefetch={false} className="after:absolute after:inset-0">
                    {t(`kinds.${kind}.title`, values)}
                  </Link>
                </p>
                <p className="text-sm break-words text-ink-2">{t(`kinds.${kind}.body`, values)}</p>
                <p className="mt-0.5 text-xs text-ink-3">
                  <When at={createdAt} now={ctx.now} />
                </p>
              </div>
              {!readAt && (
                <span className="relative">
                  <MarkRead id={id} />
                </span>
              )}
            </li>
          )
        })}
    </ul>
  )
}
