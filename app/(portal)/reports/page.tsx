import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listPacks, type ListedPack } from '@/lib/features/packs/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { MakePack } from './make-pack'
import { getMonthFormat } from './month-format'
import { PackFiles } from './pack-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('packs'))('title') }
}

export default async function ReportsPage() {
  const ctx = await pageCtx('pack:read')
  const [t, day, month, list] = await Promise.all([getTranslations('packs'), getDayFormat(), getMonthFormat(), listPacks(ctx, {})])
  const newest = list.packs[0]
  const make = list.mayMake && <MakePack month={month(list.month)} recipients={list.recipients} />
  return (
    <Messages areas={list.mayMake ? ['packs'] : []}>
      <PageHeader
        size="answer"
        title={t('page.answer', { count: list.packs.length, month: newest ? month(newest.month) : '' })}
        sentence={t('page.sentence', { next: list.nextOn ? t('page.next', { day: day(list.nextOn) }) : t('page.off') })}
        action={
          <>
            {list.maySet && <ButtonLink href="/settings?part=packs">{t('page.settings')}</ButtonLink>}
            {newest && make}
          </>
        }
      />
      {newest ? <PackTable packs={list.packs} month={month} /> : <EmptyState title={t('title')} action={make}>{t('page.none')}</EmptyState>}
    </Messages>
  )
}

async function PackTable({ packs, month }: { packs: ListedPack[]; month: (month: string) => string }) {
  const [t, f] = await Promise.all([getTranslations('packs.page'), getFormats()])
  return (
    <PlainTable
      caption={t('month')}
      columns={[
        { id: 'month', header: t('month') },
        { id: 'number', header: t('number'), align: 'right' },
        { id: 'at', header: t('at') },
        { id: 'by', header: t('by') },
        { id: 'files', header: t('files') },
      ]}
      rows={packs.map((pack) => ({
        id: pack.id,
        name: month(pack.month),
        href: `/reports/${pack.month}?number=${pack.ordinal}`,
        cells: {
          month: month(pack.month),
          number: pack.ordinal,
          at: f.dateTime(pack.generatedAt),
          by: pack.by ?? t('byItself'),
          files: <PackFiles key="files" files={pack.files} brief />,
        },
      }))}
    />
  )
}
