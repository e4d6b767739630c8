import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { forbidden } from '@/lib/core/errors'
import { engineKinds, getEngine } from '@/lib/features/engines/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { EngineForm } from '../../engine-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enginePages'))('action.edit') }
}

export default async function EditEnginePage({ params }: { params: Promise<{ slug: string }> }) {
  const ctx = await pageCtx('engine:edit')
  const [t, f, engine, kinds] = await Promise.all([getTranslations('enginePages'), getFormats(), orNotFound(params.then((given) => getEngine(ctx, given))), engineKinds(ctx, {})])
  if (!engine.mayEdit) throw forbidden('engine:edit')
  const kind = kinds.find(({ id }) => id === engine.kind)
  if (!kind) notFound()
  const name = nameIn(ctx.locale, engine)
  const { id, version, slug, nameZh, syncEveryMinutes, config } = engine
  const secrets = Object.fromEntries(engine.secrets.map(({ field, setAt }) => [field, f.date(setAt)]))
  return (
    <Messages areas={['engines', 'enginePages']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/engines' }, { label: name, href: `/engines/${slug}` }]} title={t('editTitle', { name })} sentence={t('editText')} />
      <EngineForm kind={kind} engine={{ id, version, slug, name: engine.name, nameZh, syncEveryMinutes, config, secrets }} />
    </Messages>
  )
}
