import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { historyOf } from '@/lib/features/audit/queries'
import { getFormula, type FormulaPage } from '@/lib/features/formulas/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { StateMark } from '../state-mark'
import { ArchiveButton } from './archive-button'
import { DraftTab } from './draft-tab'
import { FormulaTab } from './formula-tab'
import { UsedTab } from './used-tab'
import { VersionsTab } from './versions-tab'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<{ tab?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('formulas'))('title') }
}

const tabs = ['formula', 'draft', 'versions', 'used', 'history'] as const

export default async function FormulaPageView({ params, searchParams }: Props) {
  const ctx = await pageCtx('formula:read')
  const [{ key }, { tab: asked }] = await Promise.all([params, searchParams])
  const [t, formula, { currency }] = await Promise.all([getTranslations('formulas'), orNotFound(getFormula(ctx, { key })), settingsOf(ctx.db, 'organisation')])
  const { draft, body, used } = formula
  const offered = tabs.filter((name) => (name !== 'draft' || draft) && (name !== 'formula' || body))
  const tab = offered.find((name) => name === asked) ?? offered[0]!
  const path = `/formulas/${key}`
  const names = body?.names ?? draft!.names
  const counts: Partial<Record<(typeof tabs)[number], number>> = { versions: formula.versions.length, used: used.places.length + (used.cases?.length ?? 0) + used.moreCases }
  return (
    <Messages areas={['formulas']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/formulas' }, { label: names[ctx.locale] || key }]} title={names[ctx.locale] || key} status={<StateMark archived={formula.archivedAt !== null} published={body !== null} draft={draft} />} sentence={body?.explanation[ctx.locale]} action={<Actions formula={formula} path={path} />} />
      {formula.archivedAt && <Callout tone="none" title={t('archivedText')} />}
      {!body && <Callout tone="watch" title={t('notPublished')} />}
      <Tabs tabs={offered.map((name) => ({ href: name === offered[0] ? path : `${path}?tab=${name}`, label: t(`tab.${name}`), count: counts[name], active: name === tab }))} />
      {tab === 'formula' && <FormulaTab formula={formula} ctx={ctx} currency={currency} />}
      {tab === 'draft' && draft && <DraftTab formulaKey={key} draft={draft} mayPublish={formula.mayPublish} currency={currency} />}
      {tab === 'versions' && <VersionsTab versions={formula.versions} />}
      {tab === 'used' && <UsedTab used={used} />}
      {tab === 'history' && <History lines={await historyOf(ctx, 'formula', formula.id)} />}
    </Messages>
  )
}

/** One thing to do: publish what waits for the reader, go on with their own draft, or begin one. */
async function Actions({ formula, path }: { formula: FormulaPage; path: string }) {
  const t = await getTranslations('formulas')
  const { draft, mayEdit, mayPublish, archivedAt, origin, key, version } = formula
  const waitsForReader = draft?.submittedAt && !draft.own && mayPublish
  return (
    <>
      {origin === 'own' && mayPublish && !draft && <ArchiveButton formulaKey={key} version={version} archived={archivedAt !== null} />}
      {waitsForReader ? <ButtonLink href={`${path}?tab=draft`} variant="primary">{t('look')}</ButtonLink> : mayEdit && !archivedAt && (!draft || draft.own) && <ButtonLink href={`${path}/edit`} variant={draft?.submittedAt ? 'secondary' : 'primary'}>{draft ? t('goOn') : t('edit')}</ButtonLink>}
    </>
  )
}
