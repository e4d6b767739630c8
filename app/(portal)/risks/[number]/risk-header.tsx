import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import type { Locale } from '@/lib/core/localized'
import { statedIn } from '@/lib/core/risks/statement'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { closeRiskAction, reopenRiskAction, reviewRiskAction } from '../actions'
import { WordsDialog } from './words-dialog'

/** How large it stands against the appetite, and the steps of whoever looks after it. */
export async function RiskHeader({ risk, locale }: { risk: RiskDetail; locale: Locale }) {
  const [t, f, day] = await Promise.all([getTranslations('risks'), getFormats(), getDayFormat()])
  const { id, version, number, may, status } = risk
  const sentence =
    status === 'closed'
      ? t('record.closedOn', { at: f.date(risk.closedAt), reason: risk.closeReason ?? '' })
      : t('record.standingSentence', {
          score: risk.residualScore,
          inherent: risk.inherentScore,
          appetite: t(risk.aboveAppetite ? 'record.above' : 'record.below'),
          accepted: risk.acceptance === 'valid' ? 'yes' : 'none',
          acceptedText: risk.acceptedUntil ? t('record.acceptedUntil', { day: day(risk.acceptedUntil) }) : '',
        })
  const moved = risk.movement === 'risen' || risk.movement === 'fallen' ? t(`record.movement.${risk.movement}`, { before: risk.previousScore ?? 0 }) : null
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: '/risks' }, { label: risk.code }]}
      title={statedIn(locale, risk).title}
      status={status === 'closed' ? <Status tone="none">{t('record.closed')}</Status> : <BandMark band={risk.residualBand} score={risk.residualScore} />}
      sentence={[sentence, moved && status === 'open' && `(${moved})`].filter(Boolean).join(' ')}
      action={
        <>
          {may.edit && (
            <>
              <WordsDialog action={closeRiskAction} trigger={t('close')} title={t('closeDialog.title')} text={t('closeDialog.text')} hidden={{ id, version }} words={{ name: 'reason', label: t('reason') }} submit={t('close')} done={t('closedDone')} variant="quiet" danger />
              <ButtonLink href={`/risks/${number}/edit`}>{t('edit')}</ButtonLink>
              {!risk.proposal && (
                <WordsDialog action={reviewRiskAction} trigger={t('review')} title={t('reviewDialog.title')} text={t('reviewDialog.text', { days: risk.reviewEveryDays })} hidden={{ id, version }} words={{ name: 'note', label: t('note'), optional: true }} submit={t('review')} done={t('reviewed')} />
              )}
              {!risk.proposal && (
                <ButtonLink href={`/risks/${number}/assess`} variant="primary">
                  {t('assess')}
                </ButtonLink>
              )}
            </>
          )}
          {may.reopen && <WordsDialog action={reopenRiskAction} trigger={t('reopen')} title={t('reopenDialog.title')} text={t('reopenDialog.text')} hidden={{ id, version }} words={{ name: 'reason', label: t('reason') }} submit={t('reopen')} done={t('reopened')} />}
        </>
      }
    />
  )
}
