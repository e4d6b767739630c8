import { getTranslations } from 'next-intl/server'
import { ComboboxField } from '@/components/form/combobox-field'
import { DateField, TextField } from '@/components/form/text-field'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { addDays } from '@/lib/core/calendar/local-day'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { addRiskActionAction } from '../actions'
import { WordsDialog } from './words-dialog'

const dueTone = { overdue: 'act', today: 'act', soon: 'watch', later: undefined } as const
const statusTone = { done: 'ok', dropped: 'none' } as const

/** What is done about it: the actions that name this risk as their source. */
export async function ActionsSection({ risk }: { risk: RiskDetail }) {
  const [t, p, day] = await Promise.all([getTranslations('risks.actions'), getTranslations('portfolio'), getDayFormat()])
  return (
    <Section
      id="actions"
      title={t('title')}
      note={t('note')}
      action={
        risk.may.addAction && (
          <WordsDialog action={addRiskActionAction} trigger={t('add')} title={t('add')} hidden={{ riskId: risk.id }} submit={t('add')} done={t('done')}>
            <TextField name="text" label={t('text')} maxLength={500} autoComplete="off" />
            <ComboboxField name="ownerId" label={t('owner')} help={t('ownerHelp')} source="/api/people" placeholder={p('personSearch')} defaultOption={risk.owner && { value: risk.owner.id, label: risk.owner.name }} optional />
            <DateField name="dueOn" label={t('due')} defaultValue={addDays(risk.today, 14)} min={risk.today} />
          </WordsDialog>
        )
      }
    >
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'text', header: t('text') },
          { id: 'owner', header: t('owner') },
          { id: 'due', header: t('due') },
        ]}
        rows={risk.actions.map((one) => ({
          id: one.id,
          name: one.text,
          href: one.mayOpen ? `/actions/${one.id}` : undefined,
          cells: {
            text: { text: one.text, sub: one.result ?? undefined },
            owner: one.owner?.name ?? null,
            due: one.status === 'open' ? { text: day(one.dueOn), tone: dueTone[one.due] } : { text: t(`status.${one.status}`), tone: statusTone[one.status] },
          },
        }))}
        empty={<p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('empty')}</p>}
      />
    </Section>
  )
}
