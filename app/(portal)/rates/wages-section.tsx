import { Banknote } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import { rateHref } from '@/lib/core/rates/address'
import type { RatesToday } from '@/lib/features/rates/queries'
import { getFormats } from '@/lib/i18n/formats'

/** One line per grade and department: today's wage, since when, what comes next. */
export async function WagesSection({ rates, locale }: { rates: RatesToday; locale: Locale }) {
  const [t, f] = await Promise.all([getTranslations('rates'), getFormats()])
  const percent = (now: bigint, before: bigint) => f.change(Number(((now - before) * 1_000_000n) / before) / 100, { digits: 1 })
  return (
    <Section title={t('wages.title')} note={t('wages.note')}>
      <PlainTable
        caption={t('wages.title')}
        columns={[
          { id: 'who', header: t('columns.grade') },
          { id: 'department', header: t('columns.department') },
          { id: 'today', header: t('columns.hourly'), align: 'right' },
          { id: 'since', header: t('columns.validFrom') },
          { id: 'next', header: t('columns.next') },
          { id: 'source', header: t('columns.source'), wideOnly: true },
        ]}
        rows={rates.wages.map(({ gradeId, departmentId, grade, department, current, before, next }) => ({
          id: `${gradeId} ${departmentId}`,
          name: grade ? nameIn(locale, grade) : t('everyGrade'),
          href: rateHref({ table: 'wage', gradeId, departmentId }),
          cells: {
            who: { text: grade ? nameIn(locale, grade) : departmentId ? t('everyGrade') : t('everybody'), ...(grade?.archivedAt && { sub: t('grades.archived') }) },
            department: department ? nameIn(locale, department) : t('everyDepartment'),
            today: current
              ? { text: f.money(current.hourlyMinor, current.currency), ...(before && before.currency === current.currency && before.hourlyMinor !== current.hourlyMinor && { sub: t('change', { percent: percent(current.hourlyMinor, before.hourlyMinor) }) }) }
              : { text: t('nothingNow'), tone: 'none' as const },
            since: current && f.date(current.validFrom),
            next: next ? { text: f.money(next.hourlyMinor, next.currency), sub: t('from', { day: f.date(next.validFrom) }) } : { text: t('nothingNext') },
            source: current && { text: current.source, sub: current.enteredBy?.name ?? t('system') },
          },
        }))}
        empty={
          <EmptyState
            icon={<Banknote />}
            title={t('wages.emptyTitle')}
            action={
              rates.mayEdit && (
                <ButtonLink href="/rates/enter?of=wage" variant="primary">
                  {t('enter')}
                </ButtonLink>
              )
            }
          >
            {t('wages.emptyText')}
          </EmptyState>
        }
      />
    </Section>
  )
}
