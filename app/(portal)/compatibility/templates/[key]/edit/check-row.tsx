'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { FieldRow } from '@/components/form/form-layout'
import { Area, Select, Text, Tick } from '@/components/form/state-inputs'
import { Button, IconButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/status'
import { subjects } from '@/lib/core/compatibility/template'
import { severities } from '@/lib/core/compatibility/words'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { protocols } from '@/lib/core/portfolio/landscape'
import { technologies } from '@/lib/core/portfolio/stages'
import type { EditedCheck } from './edited'

interface CheckRowProps {
  check: EditedCheck
  place: number
  last: boolean
  open: boolean
  onToggle: () => void
  onMove: (to: number) => void
  onRemove: () => void
  onChange: (next: EditedCheck) => void
}

const both = ['item', 'how', 'pass'] as const

/** A check as one line that opens to its fields. */
export function CheckRow({ check, place, last, open, onToggle, onMove, onRemove, onChange }: CheckRowProps) {
  const t = useTranslations()
  const locale = useLocale() as 'en' | 'zh-CN'
  const label = check.item?.[locale] || t('compatPlan.templates.newCheck')
  const toggled = <Value extends string>(list: readonly Value[], value: Value, on: boolean) => (on ? [...list, value] : list.filter((one) => one !== value))
  return (
    <li className="px-3.5 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="flex min-w-0 flex-1 basis-64 flex-wrap items-baseline gap-x-2">
          <span className="font-mono text-xs text-ink-3">{check.code}</span>
          <span>{label}</span>
          {check.severity === 'blocker' && <Tag>{t('compatibility.severities.blocker')}</Tag>}
        </p>
        <div className="flex items-center gap-1">
          <IconButton label={`${t('compatPlan.templates.moveUp')}: ${label}`} disabled={place === 0} onClick={() => onMove(place - 1)}><ArrowUp aria-hidden="true" /></IconButton>
          <IconButton label={`${t('compatPlan.templates.moveDown')}: ${label}`} disabled={last} onClick={() => onMove(place + 1)}><ArrowDown aria-hidden="true" /></IconButton>
          <IconButton label={`${t('compatPlan.templates.removeCheck')}: ${label}`} onClick={onRemove}><Trash2 aria-hidden="true" /></IconButton>
          <Button aria-expanded={open} aria-label={`${t('compatPlan.templates.edit')}: ${label}`} onClick={onToggle}>{t(open ? 'ui.close' : 'compatPlan.templates.edit')}</Button>
        </div>
      </div>
      {open && (
        <div className="grid gap-4 pt-3 pb-2">
          <FieldRow>
            <Text label={t('compatPlan.templates.code')} mono value={check.code} max={12} onChange={(code) => onChange({ ...check, code: code.toUpperCase() })} />
            <Select label={t('compatPlan.severity')} value={check.severity} options={severities.map((value) => ({ value, label: t(`compatibility.severities.${value}`) }))} onChange={(severity) => onChange({ ...check, severity })} />
            <Select label={t('compatPlan.templates.per')} value={check.per} options={subjects.map((value) => ({ value, label: t(`compatPlan.templates.subjects.${value}`) }))} onChange={(per) => onChange({ ...check, per })} />
          </FieldRow>
          {both.map((field) => (
            <FieldRow key={field}>
              <Area label={t(field === 'item' ? 'compatPlan.item' : `compatPlan.${field}En`)} value={check[field].en} max={field === 'item' ? 200 : field === 'how' ? 1000 : 500} onChange={(en) => onChange({ ...check, [field]: { ...check[field], en } })} />
              <Area label={t(`compatPlan.${field}Zh`)} value={check[field]['zh-CN']} max={field === 'item' ? 200 : field === 'how' ? 1000 : 500} onChange={(zh) => onChange({ ...check, [field]: { ...check[field], 'zh-CN': zh } })} />
            </FieldRow>
          ))}
          <details>
            <summary className="w-fit cursor-pointer text-sm text-ink-2 hover:text-ink">{t('compatPlan.templates.conditions')}</summary>
            <p className="mt-1 text-xs text-ink-3">{t('compatPlan.templates.conditionsHelp')}</p>
            <div className="mt-2 grid gap-4 sm:grid-cols-3">
              <fieldset><legend className="mb-1 text-sm font-medium">{t('compatPlan.templates.protocols')}</legend>{protocols.map((value) => <Tick key={value} label={t(`interfaces.protocols.${value}`)} checked={check.protocols.includes(value)} onChange={(on) => onChange({ ...check, protocols: toggled(check.protocols, value, on) })} />)}</fieldset>
              <fieldset><legend className="mb-1 text-sm font-medium">{t('compatPlan.templates.technologies')}</legend>{technologies.map((value) => <Tick key={value} label={t(`automations.technologies.${value}`)} checked={check.technologies.includes(value)} onChange={(on) => onChange({ ...check, technologies: toggled(check.technologies, value, on) })} />)}</fieldset>
              <fieldset><legend className="mb-1 text-sm font-medium">{t('compatPlan.templates.dataClasses')}</legend>{dataClasses.map((value) => <Tick key={value} label={t(`processes.dataClass.${value}`)} checked={check.dataClasses.includes(value)} onChange={(on) => onChange({ ...check, dataClasses: toggled(check.dataClasses, value, on) })} />)}</fieldset>
            </div>
          </details>
        </div>
      )}
    </li>
  )
}
