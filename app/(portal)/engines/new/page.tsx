import { ArrowRight, Download, Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { InLink } from '@/components/ui/in-link'
import { PageHeader } from '@/components/ui/page-header'
import { canFor } from '@/lib/core/access'
import { forbidden } from '@/lib/core/errors'
import { engineKinds } from '@/lib/features/engines/queries'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { EngineForm } from '../engine-form'
import { kindName } from '../kind-name'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enginePages'))('connect') }
}

export default async function NewEnginePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('engine:edit')
  if (!canFor(ctx.actor, 'engine:edit', null)) throw forbidden('engine:edit')
  const [params, t, kinds] = await Promise.all([searchParams, getTranslations(), engineKinds(ctx, {})])
  const kind = kinds.find(({ id }) => id === params.kind)
  const crumbs = [{ label: t('enginePages.title'), href: '/engines' }]
  if (kind) {
    return (
      <Messages areas={['engines', 'enginePages']}>
        <PageHeader
          crumbs={[...crumbs, { label: t('enginePages.connect'), href: '/engines/new' }]}
          title={t('enginePages.connectKind', { kind: kindName(t, kind.id) })}
          sentence={t(`engines.kinds.${kind.id}.summary` as never)}
        />
        <EngineForm kind={kind} />
      </Messages>
    )
  }
  return (
    <>
      <PageHeader crumbs={crumbs} title={t('enginePages.connect')} sentence={t('enginePages.chooseKind')} />
      <ul className="grid max-w-4xl gap-3 sm:grid-cols-2">
        {kinds.map(({ id, intake }) => (
          <li key={id}>
            <InLink href={`/engines/new?kind=${id}`} className="panel group flex h-full items-start gap-3 px-4 py-3.5 hover:border-line-strong hover:bg-raised">
              <span aria-hidden="true" className="mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent [&_svg]:size-4">
                {intake === 'pull' ? <Download /> : <Upload />}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{kindName(t, id)}</span>
                <span className="block text-sm text-ink-2">{t(`engines.kinds.${id}.summary` as never)}</span>
                <span className="mt-1 block text-xs text-ink-3">{t(`engines.intake.${intake}`)}</span>
              </span>
              <ArrowRight aria-hidden="true" className="mt-2 size-4 shrink-0 text-ink-3 group-hover:text-accent" />
            </InLink>
          </li>
        ))}
      </ul>
      <p className="mt-4 max-w-[70ch] text-sm text-ink-3">{t('enginePages.ownNote')}</p>
    </>
  )
}
