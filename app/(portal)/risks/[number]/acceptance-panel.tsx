import { getTranslations } from 'next-intl/server'
import { DateField, TextArea } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { acceptRiskAction, withdrawAcceptanceAction } from '../actions'
import { WordsDialog } from './words-dialog'

const tone = { none: 'none', valid: 'ok', stale: 'act' } as const

/** Who took the risk as it stands, why and until when; and the step for those who may. */
export async function AcceptancePanel({ risk }: { risk: RiskDetail }) {
  const [t, a, reasons, f, day] = await Promise.all([getTranslations('risks'), getTranslations('risks.acceptance'), getTranslations(), getFormats(), getDayFormat()])
  const { id, version, acceptance, acceptances, may, approvers, matrix, residualBand, residualScore, lastExpiry, status } = risk
  const accept = (
    <WordsDialog
      action={acceptRiskAction}
      trigger={a('accept')}
      title={a('accept')}
      text={a('dialogText', { score: residualScore })}
      hidden={{ id, version }}
      submit={a('accept')}
      done={a('done')}
    >
      <TextArea name="reason" label={a('reasonLabel')} maxLength={2000} rows={3} />
      <TextArea name="conditions" label={a('conditionsLabel')} help={a('conditionsHelp')} maxLength={2000} rows={2} optional />
      <DateField name="expiresOn" label={a('expires')} help={a('expiresHelp', { day: day(lastExpiry) })} defaultValue={lastExpiry} max={lastExpiry} />
    </WordsDialog>
  )
  return (
    <Section
      title={a('title')}
      action={
        <>
          {may.withdraw && (
            <WordsDialog action={withdrawAcceptanceAction} trigger={a('withdraw')} title={a('withdrawTitle')} text={a('withdrawText')} hidden={{ id, version }} words={{ name: 'reason', label: t('reason') }} submit={a('withdraw')} done={a('withdrawnDone')} variant="quiet" size="sm" danger />
          )}
          {may.accept && accept}
        </>
      }
    >
      <div className="panel px-4 py-3 text-sm">
        <p>
          <Status tone={tone[acceptance]}>{t(`acceptances.${acceptance}`)}</Status>
          {acceptance === 'valid' && risk.acceptedUntil && <span className="ml-2 text-ink-2">{t('acceptedUntilShort', { day: day(risk.acceptedUntil) })}</span>}
        </p>
        {acceptance === 'stale' && <p className="mt-2 text-ink-2">{a('staleText')}</p>}
        {status === 'open' && <p className="mt-2 text-ink-3">{a('who', { band: residualBand, roles: f.list(approvers.map((role) => a(`role.${role}`))), days: matrix.bands[residualBand].acceptDays })}</p>}
        {may.acceptReasons.map((reason) => (
          <p key={reason.key} className="mt-2 text-ink-3">
            {reasons(reason.key as never, reason.params as never)}
          </p>
        ))}
        {acceptances.length > 0 && (
          <div className="mt-3 border-t border-line-soft pt-3">
            <Timeline
              entries={acceptances.map((one) => ({
                id: one.id,
                title: one.kind === 'withdrawn' ? a('withdrawn', { name: one.approver.name }) : a('line', { name: one.approver.name, score: one.score, band: one.band, role: one.role }),
                detail: [f.dateTime(one.at), one.expiresOn && a('until', { day: day(one.expiresOn) })].filter(Boolean).join(' · '),
                body: (
                  <>
                    <p className="whitespace-pre-line">{one.reason}</p>
                    {one.conditions && <p className="whitespace-pre-line">{a('conditions', { text: one.conditions })}</p>}
                  </>
                ),
              }))}
            />
          </div>
        )}
      </div>
    </Section>
  )
}
