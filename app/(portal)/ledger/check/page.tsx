import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { verifyEntries } from '@/lib/features/ledger/verify-entries'
import { pageCtx } from '@/lib/server/auth'
import { ledgerWords } from '../ledger-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

const kinds = ['signed', 'adjustment', 'correction'] as const

export default async function CheckPage() {
  const ctx = await pageCtx('audit:verify')
  const [{ t, f, month }, found] = await Promise.all([ledgerWords(), verifyEntries(ctx, {})])
  const names = new Map(found.automations.map((row) => [row.id, nameIn(ctx.locale, row)]))
  return (
    <>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/ledger' }, { label: t('check.title') }]}
        title={found.faults.length ? t('check.answerFaults', { faults: found.faults.length, count: found.checked }) : t('check.answer', { count: found.checked })}
        sentence={t('check.sentence', { at: f.dateTime(found.at) })}
      />
      <Section title={t('check.kinds')}>
        <PlainTable
          caption={t('check.kinds')}
          columns={[{ id: 'kind', header: t('columns.kind') }, { id: 'count', header: t('check.kinds'), align: 'right' }]}
          rows={kinds.map((kind) => ({ id: kind, name: t(`kinds.${kind}`), cells: { kind: t(`kinds.${kind}`), count: f.number(found.kinds[kind] ?? 0) } }))}
        />
      </Section>
      {found.faults.length > 0 && (
        <Section title={t('check.faults')}>
          <PlainTable
            caption={t('check.faults')}
            columns={[{ id: 'automation', header: t('columns.automation') }, { id: 'month', header: t('columns.month') }, { id: 'kind', header: t('columns.kind') }, { id: 'fault', header: t('check.what') }]}
            rows={found.faults.map((fault) => ({
              id: fault.id,
              name: names.get(fault.automationId) ?? fault.automationId,
              href: `/ledger/entries/${fault.id}`,
              cells: { automation: names.get(fault.automationId) ?? null, month: month(fault.month), kind: t(`kinds.${fault.kind as 'signed'}`), fault: <Status key="fault" tone="act">{t(`check.fault.${fault.fault!}`)}</Status> },
            }))}
          />
        </Section>
      )}
    </>
  )
}
