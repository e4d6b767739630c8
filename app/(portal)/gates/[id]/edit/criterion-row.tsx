'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import { Tag, ToneMark } from '@/components/ui/status'
import type { Criterion } from '@/lib/core/gates/criterion'
import type { EditorChoices } from './criteria-editor'
import { CriterionFields } from './criterion-fields'

interface CriterionRowProps {
  criterion: Criterion
  place: number
  last: boolean
  open: boolean
  /** Was there before: its key stays, signatures refer to it */
  fixed: boolean
  problems: Record<string, string>
  choices: EditorChoices
  onToggle: () => void
  onMove: (to: number) => void
  onRemove: () => void
  onChange: (next: Criterion) => void
}

/** A criterion as one line that opens to its fields. */
export function CriterionRow({ criterion, place, last, open, fixed, problems, choices, onToggle, onMove, onRemove, onChange }: CriterionRowProps) {
  const t = useTranslations('gates')
  const locale = useLocale() as 'en' | 'zh-CN'
  const label = criterion.label[locale] || t('editor.untitled')
  const faulty = Object.keys(problems).some((path) => path.startsWith(`${place}.`))
  const named = (action: string) => t('editor.of', { action, label })
  return (
    <li className="px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-ink-3 tabular-nums">{place + 1}.</span>
            <span className="font-medium">{label}</span>
            {faulty && <ToneMark tone="act" className="text-act" />}
          </p>
          <p className="mt-0.5 flex flex-wrap gap-1.5 pl-5">
            <Tag>{t(`kind.${criterion.kind}`)}</Tag>
            <Tag>{t(criterion.mandatory ? 'mandatory' : 'advisory')}</Tag>
          </p>
        </div>
        <div className="flex items-center gap-1">
          <IconButton label={named(t('editor.up'))} disabled={place === 0} onClick={() => onMove(place - 1)}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={named(t('editor.down'))} disabled={last} onClick={() => onMove(place + 1)}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton label={named(t('editor.remove'))} onClick={onRemove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
          <Button aria-expanded={open} aria-label={named(t(open ? 'editor.close' : 'editor.open'))} onClick={onToggle}>
            {t(open ? 'editor.close' : 'editor.open')}
          </Button>
        </div>
      </div>
      {open && <CriterionFields criterion={criterion} fixed={fixed} problem={(field) => problems[`${place}.${field}`]} choices={choices} onChange={onChange} />}
    </li>
  )
}
