'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Button, IconButton } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { approverRoles, MOST_STAGES, MOST_STEPS, type ApprovalRule, type Policy } from '@/lib/core/requests/approval-policy'
import { requestTypes, type RequestType } from '@/lib/core/requests/statuses'
import { publishPolicyAction } from '../actions'
import { NumberCell, RoleCell } from './policy-cells'
import { PolicyPreview } from './policy-preview'

interface PolicyEditorProps {
  policy: Policy
  after: number
  currency: string
  perUnit: number
  samples: { type: RequestType; cost: number | null }[]
  may: boolean
}

/** Which approvals a request needs, row by row; what it means for examples is shown while it is changed. */
export function PolicyEditor({ policy: given, after, currency, perUnit, samples, may }: PolicyEditorProps) {
  const t = useTranslations('approvals.policy')
  const types = useTranslations('approvals.types')
  const format = useFormatter()
  const router = useRouter()
  const [policy, setPolicy] = useState(given)
  const setRules = (type: RequestType, rules: ApprovalRule[]) => setPolicy({ ...policy, rules: { ...policy.rules, [type]: rules } })
  const change = (type: RequestType, at: number, part: Partial<ApprovalRule>) => setRules(type, policy.rules[type].map((rule, i) => (i === at ? { ...rule, ...part } : rule)))
  const amount = (value: number) => format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 })
  const head = 'px-2 py-1.5 text-left text-xs font-medium text-ink-3'
  return (
    <>
      {requestTypes.map((type) => (
        <Section
          key={type}
          title={types(type)}
          action={may && policy.rules[type].length < MOST_STEPS && (
            <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={() => setRules(type, [...policy.rules[type], { stage: Math.min(MOST_STAGES, Math.max(1, ...policy.rules[type].map(({ stage }) => stage))), role: 'coe', count: 1, days: 5 }])}>
              {t('add')}
            </Button>
          )}
        >
          {policy.rules[type].length === 0 ? (
            <p className="panel px-3.5 py-2.5 text-sm text-ink-2">{t('none')}</p>
          ) : (
            <div className="panel overflow-x-auto">
              <table className="w-full min-w-[34rem] text-sm">
                <thead className="border-b border-line">
                  <tr>
                    <th className={head}>{t('stage')}</th>
                    <th className={head}>{t('role')}</th>
                    <th className={head}>{t('count')}</th>
                    <th className={head}>{t('above', { currency })}</th>
                    <th className={head}>{t('days')}</th>
                    {may && <th className={head}><span className="sr-only">{t('remove')}</span></th>}
                  </tr>
                </thead>
                <tbody className="divide-y divide-line-soft">
                  {policy.rules[type].map((rule, at) => (
                    <tr key={at}>
                      <td className="px-2 py-1"><NumberCell may={may} label={`${types(type)} ${at + 1}: ${t('stage')}`} value={rule.stage} min={1} max={MOST_STAGES} onChange={(stage) => change(type, at, { stage: stage ?? 1 })} /></td>
                      <td className="px-2 py-1"><RoleCell may={may} label={`${types(type)} ${at + 1}: ${t('role')}`} value={rule.role} roles={approverRoles} onChange={(role) => change(type, at, { role })} /></td>
                      <td className="px-2 py-1"><NumberCell may={may} label={`${types(type)} ${at + 1}: ${t('count')}`} value={rule.count} min={1} max={5} onChange={(count) => change(type, at, { count: count ?? 1 })} /></td>
                      <td className="px-2 py-1"><NumberCell may={may} wide label={`${types(type)} ${at + 1}: ${t('above', { currency })}`} value={rule.above ?? null} shown={rule.above ? amount(rule.above) : t('always')} placeholder={t('always')} min={1} max={1_000_000_000_000} onChange={(above) => change(type, at, { above })} /></td>
                      <td className="px-2 py-1"><NumberCell may={may} label={`${types(type)} ${at + 1}: ${t('days')}`} value={rule.days} min={1} max={60} onChange={(days) => change(type, at, { days: days ?? 5 })} /></td>
                      {may && (
                        <td className="px-2 py-1 text-right">
                          <IconButton label={t('removeOf', { ordinal: at + 1, type: types(type) })} onClick={() => setRules(type, policy.rules[type].filter((_, i) => i !== at))}>
                            <Trash2 aria-hidden="true" />
                          </IconButton>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Section>
      ))}
      <PolicyPreview policy={policy} units={{ currency, perUnit }} samples={samples} amount={amount} />
      {may && (
        <Form action={publishPolicyAction} guard={false} successMessage={t('published')} onSuccess={() => router.refresh()} className="mb-7 grid max-w-2xl gap-5">
          <input type="hidden" name="policy" value={JSON.stringify(policy)} />
          <input type="hidden" name="after" value={after} />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
            <span className="flex items-center gap-2">{t('remindEvery')} <NumberCell may label={t('remindEvery')} value={policy.remindEveryDays} min={1} max={20} onChange={(days) => setPolicy({ ...policy, remindEveryDays: days ?? 2 })} /> {t('remindUnit')}</span>
            <span className="flex items-center gap-2">{t('escalateAfter')} <NumberCell may label={t('escalateAfter')} value={policy.escalateAfter} min={1} max={10} onChange={(count) => setPolicy({ ...policy, escalateAfter: count ?? 2 })} /> {t('escalateUnit')}</span>
          </div>
          <TextField name="note" label={t('note')} help={t('noteHelp')} maxLength={1000} optional />
          <FormActions>
            <SubmitButton>{t('publish')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </>
  )
}
