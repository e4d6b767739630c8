import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { InLink } from '@/components/ui/in-link'
import { PageHeader } from '@/components/ui/page-header'
import { checkKinds, isCheckKind } from '@/lib/core/autochecks/words'
import { nameIn } from '@/lib/core/localized'
import { getInterface } from '@/lib/features/interfaces/queries'
import { getSystem } from '@/lib/features/systems/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { CheckForm } from '../check-form'
import { checkChoices } from '../choices'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('autochecks'))('form.newTitle') }
}

/** First the kind, then its form; `system` and `interface` say what it was asked for from. */
export default async function NewCheckPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('autocheck:edit')
  const [t, { kind, system, interface: one }] = await Promise.all([getTranslations('autochecks'), searchParams])
  const chosen = typeof kind === 'string' && isCheckKind(kind) ? kind : null
  const crumbs = [{ label: t('title'), href: '/compatibility/checks' }]
  if (!chosen) {
    const kept = new URLSearchParams([...(typeof system === 'string' ? [['system', system]] : []), ...(typeof one === 'string' ? [['interface', one]] : [])])
    return (
      <>
        <PageHeader crumbs={crumbs} title={t('form.newTitle')} sentence={t('form.newText')} />
        <ul className="grid max-w-4xl gap-2 sm:grid-cols-2 lg:grid-cols-3">
          {checkKinds.map((value) => (
            <li key={value}>
              <InLink href={`/compatibility/checks/new?${new URLSearchParams([['kind', value], ...kept])}`} className="block h-full rounded-md border border-line bg-surface px-3.5 py-3 hover:border-line-strong hover:bg-raised">
                <span className="block font-medium">{t(`kinds.${value}.name`)}</span>
                <span className="block text-sm text-ink-2">{t(`kinds.${value}.note`)}</span>
              </InLink>
            </li>
          ))}
        </ul>
      </>
    )
  }
  const option = (row: { id: string; code: string; name: string; nameZh: string | null } | null) => row && { value: row.id, label: nameIn(ctx.locale, row), note: row.code }
  const [choices, ofSystem, ofInterface] = await Promise.all([
    checkChoices(chosen),
    typeof system === 'string' && system ? orNotFound(getSystem(ctx, { id: system })) : null,
    typeof one === 'string' && one ? orNotFound(getInterface(ctx, { id: one })) : null,
  ])
  return (
    <Messages areas={['autochecks', 'portfolio']}>
      <PageHeader crumbs={[...crumbs, { label: t('form.newTitle'), href: '/compatibility/checks/new' }]} title={t(`kinds.${chosen}.name`)} sentence={t(`kinds.${chosen}.note`)} />
      <CheckForm kind={chosen} choices={choices} from={{ system: option(ofSystem), interface: option(ofInterface) }} />
    </Messages>
  )
}
