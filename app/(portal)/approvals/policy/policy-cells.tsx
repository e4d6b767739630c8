'use client'

import { useTranslations } from 'next-intl'
import type { ApproverRole } from '@/lib/core/requests/approval-policy'

const control = 'h-8 rounded-md border border-line bg-surface px-2 text-sm tabular-nums pointer-coarse:h-11'

interface NumberCellProps {
  may: boolean
  label: string
  value: number | null
  /** Words for who may not change it */
  shown?: string
  placeholder?: string
  min: number
  max: number
  wide?: boolean
  onChange: (value: number | null) => void
}

export function NumberCell({ may, label, value, shown, placeholder, min, max, wide = false, onChange }: NumberCellProps) {
  if (!may) return <span className="tabular-nums">{shown ?? value}</span>
  return (
    <input
      type="number"
      aria-label={label}
      value={value ?? ''}
      placeholder={placeholder}
      min={min}
      max={max}
      onChange={({ target }) => {
        const typed = target.value === '' ? null : Math.round(Number(target.value))
        onChange(typed === null || !Number.isFinite(typed) ? null : Math.min(max, Math.max(min, typed)))
      }}
      className={`${control} ${wide ? 'w-32' : 'w-16'}`}
    />
  )
}

export function RoleCell({ may, label, value, roles, onChange }: { may: boolean; label: string; value: ApproverRole; roles: readonly ApproverRole[]; onChange: (role: ApproverRole) => void }) {
  const t = useTranslations('approvals.roles')
  if (!may) return <>{t(value)}</>
  return (
    <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value as ApproverRole)} className={`${control} min-w-36`}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </select>
  )
}
