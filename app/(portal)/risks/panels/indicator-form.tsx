'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { indicatorMetrics, typedThreshold, type IndicatorMetric } from '@/lib/core/risks/indicator-metrics'
import { addIndicatorAction, changeIndicatorAction } from './actions'

/** What an existing indicator watches. */
interface Watched {
  id: string
  version: number
  metric: IndicatorMetric
  automationId: string | null
  threshold: number
  windowDays: number | null
  minimumSample: number
  raiseBy: number
}

interface IndicatorDialogProps {
  riskId: string
  /** Suggested ones first */
  metrics: { suggested: IndicatorMetric[]; others: IndicatorMetric[] }
  /** Empty: the risk is about one automation */
  automations: Option[]
  watched?: Watched
  primary?: boolean
}

const USUAL_DAYS = 20
const USUAL_SAMPLE = { items: 50, decisions: 10, systems: 1, checks: 1 } as const

export function IndicatorDialog(props: IndicatorDialogProps) {
  const t = useTranslations('indicators')
  const { watched, primary } = props
  return (
    <Dialog trigger={t(watched ? 'edit' : 'add')} title={t(watched ? 'form.editTitle' : 'form.addTitle')} variant={primary ? 'primary' : watched ? 'quiet' : 'secondary'} size="sm">
      {(close) => <IndicatorForm {...props} close={close} />}
    </Dialog>
  )
}

function IndicatorForm({ riskId, metrics, automations, watched, close }: IndicatorDialogProps & { close: () => void }) {
  const t = useTranslations('indicators')
  const router = useRouter()
  const [metric, setMetric] = useState<IndicatorMetric>(watched?.metric ?? metrics.suggested[0] ?? metrics.others[0] ?? 'successRate')
  const { unit, comparator, threshold, windowed, sample } = indicatorMetrics[metric]
  const same = watched?.metric === metric ? watched : null
  const named = (list: IndicatorMetric[]) => list.map((id) => ({ value: id, label: t(`metrics.${id}.name`) }))
  return (
    <Form
      action={watched ? changeIndicatorAction : addIndicatorAction}
      guard={false}
      successMessage={t(watched ? 'done.changed' : 'done.added')}
      onSuccess={() => {
        close()
        router.refresh()
      }}
      className="grid gap-4"
    >
      {watched ? (
        <>
          <input type="hidden" name="id" value={watched.id} />
          <input type="hidden" name="version" value={watched.version} />
        </>
      ) : (
        <input type="hidden" name="riskId" value={riskId} />
      )}
      <SelectField
        name="metric"
        label={t('form.metric')}
        help={t(`metrics.${metric}.definition`)}
        placeholder={false}
        defaultValue={metric}
        onValueChange={(value) => setMetric(value as IndicatorMetric)}
        options={[...named(metrics.suggested).map((option) => ({ ...option, label: `${option.label} · ${t('form.suggested')}` })), ...named(metrics.others)]}
      />
      {automations.length > 0 && <SelectField name="automationId" label={t('form.automation')} optional placeholder={t('form.automationAll')} defaultValue={watched?.automationId ?? ''} options={automations} />}
      <FieldRow key={metric}>
        <NumberField name="threshold" label={t(comparator === 'at-least' ? 'form.threshold.atLeast' : 'form.threshold.atMost')} unit={t(`form.units.${unit}`)} defaultValue={typedThreshold(metric, same?.threshold ?? threshold)} min={0} />
        {windowed && <NumberField name="windowDays" label={t('form.windowDays')} defaultValue={same?.windowDays ?? USUAL_DAYS} min={1} max={260} step={1} />}
        {sample && <NumberField name="minimumSample" label={t('form.minimumSample')} help={t(`form.minimumHelp.${sample}`)} defaultValue={same?.minimumSample ?? USUAL_SAMPLE[sample]} min={0} step={1} />}
      </FieldRow>
      <SelectField name="raiseBy" label={t('form.raiseBy')} placeholder={false} defaultValue={String(watched?.raiseBy ?? 1)} options={[0, 1, 2].map((steps) => ({ value: String(steps), label: t(`form.raise${steps as 0 | 1 | 2}`) }))} />
      <FormActions>
        <SubmitButton>{t(watched ? 'form.save' : 'form.addButton')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
