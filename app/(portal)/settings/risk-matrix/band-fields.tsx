'use client'

import { useTranslations } from 'next-intl'
import { NumberField } from '@/components/form/text-field'
import { BandMark } from '@/components/risks/band'
import { approverRoles, bands, type ApproverRole, type Band, type Matrix } from '@/lib/core/risks/matrix'

interface BandFieldsProps {
  matrix: Matrix
  onChange: (matrix: Matrix) => void
}

/** Where each band begins, who may accept a risk of it and for how long; red is the steering group's alone. */
export function BandFields({ matrix, onChange }: BandFieldsProps) {
  const t = useTranslations('riskMatrix')
  const risks = useTranslations('risks')
  const set = (band: Band, over: Partial<Matrix['bands'][Band]>) => onChange({ ...matrix, bands: { ...matrix.bands, [band]: { ...matrix.bands[band], ...over } } })
  const toggle = (band: Band, role: ApproverRole, on: boolean) => set(band, { approvers: approverRoles.filter((name) => (name === role ? on : matrix.bands[band].approvers.includes(name))) })
  return (
    <ul className="panel divide-y divide-line-soft">
      {bands.map((band) => {
        const rule = matrix.bands[band]
        return (
          <li key={band} className="grid items-start gap-x-6 gap-y-3 px-4 py-3 sm:grid-cols-[6rem_8rem_9rem_minmax(0,1fr)]">
            <p className="sm:pt-7">
              <BandMark band={band} />
            </p>
            <NumberField name={`matrix.bands.${band}.from`} label={t('from')} defaultValue={rule.from} disabled={band === 'green'} min={1} step={1} onChange={({ target }) => set(band, { from: Number(target.value) || rule.from })} />
            <NumberField name={`matrix.bands.${band}.acceptDays`} label={t('acceptDays')} defaultValue={rule.acceptDays} min={1} max={730} step={1} onChange={({ target }) => set(band, { acceptDays: Number(target.value) || rule.acceptDays })} />
            <fieldset>
              <legend className="mb-1.5 text-sm font-medium">{t('approvers')}</legend>
              <div className="flex flex-wrap gap-x-4 gap-y-1">
                {approverRoles.map((role) => (
                  <label key={role} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
                    <input type="checkbox" className="size-4 accent-accent" checked={rule.approvers.includes(role)} disabled={band === 'red'} onChange={({ target }) => toggle(band, role, target.checked)} />
                    {risks(`acceptance.role.${role}`)}
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        )
      })}
    </ul>
  )
}
