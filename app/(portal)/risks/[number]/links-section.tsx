import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { ComboboxField } from '@/components/form/combobox-field'
import { AskList } from '@/components/ui/ask-list'
import { Confirm } from '@/components/ui/confirm'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Band } from '@/lib/core/risks/matrix'
import { riskCode } from '@/lib/core/risks/statement'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { linkRisksAction, unlinkRisksAction } from '../actions'
import { WordsDialog } from './words-dialog'

/** Which risks this one makes likelier, and which make it likelier. */
export async function LinksSection({ risk, locale }: { risk: RiskDetail; locale: Locale }) {
  const [t, t0] = await Promise.all([getTranslations('risks.links'), getTranslations('risks')])
  const lists = [
    { key: 'causes' as const, rows: risk.causes.map(({ to, note }) => ({ other: to, note, ends: { fromId: risk.id, toId: to.id } })) },
    { key: 'causedBy' as const, rows: risk.causedBy.map(({ from, note }) => ({ other: from, note, ends: { fromId: from.id, toId: risk.id } })) },
  ]
  const any = lists.some(({ rows }) => rows.length > 0)
  if (!any && !risk.may.edit) return null
  return (
    <Section
      id="links"
      title={t('title')}
      action={
        risk.may.edit && (
          <WordsDialog action={linkRisksAction} trigger={t('add')} title={t('add')} text={t('dialogText')} hidden={{ fromId: risk.id }} words={{ name: 'note', label: t0('note'), optional: true }} submit={t('add')} done={t('done')} size="sm">
            <ComboboxField name="toId" label={t('other')} help={t('otherHelp')} source="/api/risks" />
          </WordsDialog>
        )
      }
    >
      {!any && <p className="text-sm text-ink-3">{t('empty')}</p>}
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, rows }) => (
          <div key={key} className="mb-3">
            <p className="mb-1 text-xs text-ink-3">{t(key)}</p>
            <AskList
              items={rows.map(({ other, note, ends }) => ({
                id: other.id,
                title: (
                  <span className="flex flex-wrap items-center gap-x-2">
                    <BandMark band={other.residualBand as Band} score={other.residualScore} />
                    <TextLink href={`/risks/${other.number}`}>{nameIn(locale, { name: other.title, nameZh: other.titleZh })}</TextLink>
                  </span>
                ),
                note: [riskCode(other.number), note].filter(Boolean).join(' · '),
                action: risk.may.edit && <Confirm trigger={t('remove')} title={t('remove')} consequence={`${riskCode(risk.number)} – ${riskCode(other.number)}`} confirmLabel={t('remove')} action={unlinkRisksAction.bind(null, ends)} variant="quiet" size="sm" />,
              }))}
            />
          </div>
        ))}
    </Section>
  )
}
