import { PlainTable } from '@/components/table/plain-table'
import { listHref } from '@/components/table/list-params'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { nameIn, type Locale } from '@/lib/core/localized'
import { shareOf, type ValueSum } from '@/lib/core/value/months'
import type { ProgrammeValue, ValueGroup } from '@/lib/features/value/programme-value'
import { breakdowns, type Breakdown } from '@/lib/features/value/schema'
import { getTranslations } from 'next-intl/server'
import type { ValueWords } from './value-words'

interface GroupsProps {
  value: ProgrammeValue
  by: Breakdown
  params: Record<string, string | undefined>
  locale: Locale
  words: ValueWords
}

const hrefOf: Record<Breakdown, (key: string) => string | undefined> = {
  phase: (key) => `/programme/phases/${key}`,
  department: () => undefined,
  technology: (key) => `/automations?technology=${key}`,
  process: (key) => `/processes/${key}`,
  automation: (key) => `/automations/${key}?tab=value`,
}

/** The year by phase, department, technology, process or automation; parts add up to the whole. */
export async function GroupsSection({ value, by, params, locale, words: { t, f, units, share, hours } }: GroupsProps) {
  const technologies = await getTranslations('automations.technologies')
  const { year, toDate, fullMonths } = value.view
  const { currency, rows } = value
  const running = year === value.thisYear
  const nameOf = ({ key, name, nameZh }: ValueGroup) => (key === null || name === null ? t('groups.none') : by === 'technology' ? (technologies.has(key as never) ? technologies(key as never) : key) : nameIn(locale, { name, nameZh }))
  const cells = (sum: ValueSum, full: ValueSum) => {
    const bp = shareOf(full.realised, full.planned)
    return {
      realised: full.unknown ? { text: units(full.realised, f.none)!, sub: t('groups.unknownMoney', { count: full.unknown }) } : units(full.realised),
      planned: units(full.planned),
      share: bp === null ? { text: t('groups.noPlan'), tone: 'none' as const } : { text: share(bp), tone: bp >= 10_000 ? ('ok' as const) : bp >= 8_000 ? ('watch' as const) : ('act' as const) },
      running: units(sum.realised === null ? null : sum.realised - (full.realised ?? 0n)),
      lost: units(sum.lost),
      hours: hours(sum.returnedMs),
      signed: sum.realised !== null && sum.realised > 0n ? share(shareOf(sum.signed, sum.realised) ?? 0) : null,
    }
  }
  return (
    <Section
      title={t('groups.title')}
      note={t('groups.note', { year })}
      action={<Segmented label={t('by.label')} segments={breakdowns.map((one) => ({ href: listHref('/value', params, { by: one === 'phase' ? null : one }), label: t(`by.${one}`), active: one === by }))} />}
    >
      {rows.length === 0 ? (
        <p className="text-sm text-ink-2">{t('groups.empty', { year })}</p>
      ) : (
        <PlainTable
          caption={t('groups.title')}
          columns={[
            { id: 'name', header: t(`by.${by}`) },
            { id: 'realised', header: t('groups.realised', { currency }), align: 'right' },
            { id: 'planned', header: t('groups.planned', { currency }), align: 'right' },
            { id: 'share', header: t('groups.share') },
            ...(running ? [{ id: 'running', header: t('groups.running', { currency }), align: 'right' as const }] : []),
            { id: 'lost', header: t('groups.lost', { currency }), align: 'right' },
            { id: 'hours', header: t('groups.hours'), align: 'right' },
            { id: 'signed', header: t('groups.signed'), align: 'right', wideOnly: true },
            ...(by === 'automation' ? [] : [{ id: 'automations', header: t('groups.automations'), align: 'right' as const, wideOnly: true }]),
          ]}
          rows={[
            ...rows.map((group) => ({
              id: group.key ?? 'none',
              name: nameOf(group),
              href: group.key === null ? undefined : hrefOf[by](group.key),
              cells: { name: by === 'automation' && group.code ? { text: nameOf(group), sub: group.code } : nameOf(group), ...cells(group.sum, group.full), automations: f.number(group.automations) },
            })),
            ...(rows.length > 1 ? [{ id: 'total', name: t('groups.total'), cells: { name: t('groups.total'), ...cells(toDate, fullMonths), automations: f.number(rows.reduce((sum, { automations }) => sum + automations, 0)) } }] : []),
          ]}
        />
      )}
      {value.gaps.map(({ gap, automations }) => (
        <Gap key={gap} gap={gap} names={automations.slice(0, 3).map((one) => nameIn(locale, one))} count={automations.length} words={{ t, f }} />
      ))}
    </Section>
  )
}

async function Gap({ gap, names, count, words: { t, f } }: { gap: string; names: string[]; count: number; words: Pick<ValueWords, 't' | 'f'> }) {
  const root = await getTranslations()
  const key = `ledger.gaps.${gap}`
  const more = count > names.length ? [t('gaps.more', { count: count - names.length })] : []
  return (
    <p className="mt-2 text-xs text-ink-3">
      {root.has(key as never) ? root(key as never) : t('stat.notKnown')} {t('gaps.text', { count, names: more.length ? `${names.join(', ')} ${more[0]}` : f.list(names) })}
    </p>
  )
}
