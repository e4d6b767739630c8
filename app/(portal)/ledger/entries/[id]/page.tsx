import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import { ledgerEntry } from '@/lib/features/ledger/month-page'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ledgerWords } from '../../ledger-words'
import { ChangeTable } from './change-table'
import { InputTable } from './input-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('value:read')
  const { id } = await params
  const [words, page] = await Promise.all([ledgerWords(), orNotFound(ledgerEntry(ctx, { id }))])
  const { t, f, month } = words
  const { entry, automation, checked } = page
  const of = `/ledger/automations/${automation.id}/${entry.month}`
  if (entry.kind === 'signed') redirect(of)
  const name = nameIn(ctx.locale, automation)
  const kind = t(`kinds.${entry.kind as 'adjustment'}`)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/ledger' }, { label: name, href: `/ledger/automations/${automation.id}` }, { label: month(entry.month), href: of }, { label: kind }]}
        title={t('entry.title', { kind, month: month(entry.month) })}
        sentence={t('entry.sentence', { booked: month(entry.bookedMonth) })}
        action={entry.kind === 'correction' && page.mayCorrect && <ButtonLink href={`${of}/correct?entry=${entry.id}`}>{t('entry.reverse')}</ButtonLink>}
      />
      <Columns
        main={
          <>
            <Section title={t('entry.changed')}>
              <ChangeTable page={page} words={words} />
            </Section>
            {page.changed && (
              <Section title={t('entry.inputs')} note={t('entry.inputsNote')}>
                <InputTable before={page.changed.before} after={page.changed.after} mayReadWages={page.mayReadWages} words={words} />
              </Section>
            )}
          </>
        }
        side={
          <>
            <Section title={t('entry.facts')}>
              <Facts
                facts={[
                  { label: t('columns.automation'), value: <TextLink href={`/ledger/automations/${automation.id}`}>{name}</TextLink> },
                  { label: t('columns.of'), value: <TextLink href={of}>{month(entry.month)}</TextLink> },
                  { label: t('columns.booked'), value: month(entry.bookedMonth) },
                  { label: t('columns.at'), value: f.dateTime(entry.at) },
                  ...(entry.by ? [{ label: t('columns.by'), value: entry.by.name }] : []),
                  { label: t(entry.kind === 'adjustment' ? 'entry.cause' : 'columns.reason'), value: entry.kind === 'adjustment' ? words.causes(entry.reason) : entry.reason },
                  ...(page.corrected ? [{ label: t('entry.corrects'), value: <TextLink href={`/ledger/entries/${page.corrected.id}`}>{`${t(`kinds.${page.corrected.kind as 'correction'}`)}, ${f.date(page.corrected.at)}`}</TextLink> }] : []),
                ]}
              />
            </Section>
            <Section title={t('month.seal')}>
              <p className="mb-2">
                <Status tone={checked.fault ? 'act' : 'ok'}>{t(checked.fault ? 'month.sealRow' : 'month.sealEntry')}</Status>
              </p>
              <p className="font-mono text-xs [overflow-wrap:anywhere] text-ink-3">
                {t('month.digest')} {checked.digest}
              </p>
            </Section>
          </>
        }
      />
    </>
  )
}
