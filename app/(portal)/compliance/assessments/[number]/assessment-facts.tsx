import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { impactCode } from '@/lib/core/compliance/impact'
import type { AssessmentDetail } from '@/lib/features/compliance/assessment-queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'

export async function AssessmentFacts({ found }: { found: AssessmentDetail }) {
  const [t, f, day] = await Promise.all([getTranslations('impact'), getFormats(), getDayFormat()])
  const { reviewers, status } = found
  return (
    <Facts
      facts={[
        { label: t('factsPanel.number'), value: impactCode(found.number) },
        { label: t('factsPanel.kind'), value: t(`kinds.${found.kind}`) },
        { label: t('factsPanel.owner'), value: found.owner.name },
        ...(reviewers.length ? [{ label: t('factsPanel.reviewers'), value: f.list(reviewers.map(({ name, answered }) => (answered ? t('factsPanel.answered', { name }) : name))) }] : []),
        ...(found.ordinal ? [{ label: t('factsPanel.ordinal'), value: f.number(found.ordinal) }] : []),
        { label: t('factsPanel.submitted'), value: found.submittedAt && f.date(found.submittedAt) },
        { label: t('factsPanel.approved'), value: found.approvedAt && f.date(found.approvedAt) },
        { label: t('factsPanel.validUntil'), value: status === 'approved' && found.validUntil ? day(found.validUntil) : null },
        ...(found.keptUntil ? [{ label: t('factsPanel.keptUntil'), value: day(found.keptUntil) }] : []),
      ]}
    />
  )
}
