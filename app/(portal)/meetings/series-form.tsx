'use client'

import { useTranslations } from 'next-intl'
import { CheckField, RadioCards, SelectField } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { cadences, nths, seriesKinds } from '@/lib/core/programme/meetings'
import type { SeriesView } from '@/lib/features/meetings/record'
import { createSeriesAction, updateSeriesAction } from './actions'
import { MemberPicker } from './member-picker'

interface SeriesFormProps {
  series?: Pick<SeriesView, 'id' | 'version' | 'kind' | 'name' | 'nameZh' | 'cadence' | 'weekday' | 'nth' | 'startsAt' | 'minutesLong' | 'place' | 'active' | 'chair' | 'members'>
  /** Monday to Sunday */
  weekdays: string[]
  timeZone: string
  /** Offered for a new series */
  usualKind: 'review' | 'steering'
}

export function SeriesForm({ series, weekdays, timeZone, usualKind }: SeriesFormProps) {
  const t = useTranslations('meetings')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <Form action={series ? updateSeriesAction : createSeriesAction}>
      {series && <input type="hidden" name="id" value={series.id} />}
      {series && <input type="hidden" name="version" value={series.version} />}
      <RadioCards name="kind" label={t('form.kind')} columns={2} defaultValue={series?.kind ?? usualKind} options={seriesKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`), note: t(`form.${kind}Note`) }))} />
      <FieldRow>
        <TextField name="name" label={t('form.name')} defaultValue={series?.name} maxLength={120} />
        <TextField name="nameZh" label={t('form.nameZh')} defaultValue={series?.nameZh ?? ''} maxLength={120} optional />
      </FieldRow>
      <FieldRow>
        <SelectField name="cadence" label={t('form.cadence')} placeholder={false} defaultValue={series?.cadence ?? (usualKind === 'review' ? 'weekly' : 'monthly')} options={cadences.map((value) => ({ value, label: t(`cadences.${value}`) }))} />
        <SelectField name="weekday" label={t('form.weekday')} placeholder={false} defaultValue={String(series?.weekday ?? 4)} options={weekdays.map((label, i) => ({ value: String(i + 1), label }))} />
        <SelectField name="nth" label={t('form.nth')} help={t('form.nthHelp')} placeholder={false} defaultValue={String(series?.nth ?? 1)} options={nths.map((nth) => ({ value: String(nth), label: t(`nths.${nth}`) }))} />
      </FieldRow>
      <FieldRow>
        <TextField name="startsAt" label={t('form.startsAt')} help={t('form.startsAtHelp', { zone: timeZone })} defaultValue={series?.startsAt ?? '10:00'} maxLength={5} inputMode="numeric" mono />
        <NumberField name="minutesLong" label={t('form.minutesLong')} unit={t('form.minutesUnit')} defaultValue={series?.minutesLong ?? 60} min={10} max={480} step={5} />
      </FieldRow>
      <TextField name="place" label={t('form.place')} defaultValue={series?.place ?? ''} maxLength={200} optional />
      <ComboboxField name="chairId" label={t('form.chair')} help={t('form.chairHelp')} source="/api/people" placeholder={p('personSearch')} defaultOption={series?.chair ? option(series.chair) : null} optional />
      <MemberPicker members={series?.members.map(option) ?? []} />
      {series && <CheckField name="active" look="switch" label={t('form.active')} help={t('form.activeHelp')} defaultChecked={series.active} />}
      <FormActions>
        <SubmitButton>{t(series ? 'form.save' : 'form.create')}</SubmitButton>
        <ButtonLink href="/meetings" variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
