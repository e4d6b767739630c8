import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import type { RecognitionRules } from '@/lib/core/recognition/rules'
import { getFormats } from '@/lib/i18n/formats'

/** How points are counted, for everybody. */
export async function RulesInWords({ rules }: { rules: RecognitionRules }) {
  const [t, f] = await Promise.all([getTranslations('recognition.rulesWords'), getFormats()])
  return (
    <>
      <div className="max-w-xl">
        <Facts
          facts={[
            { label: t('benefit'), value: f.number(rules.perVerifiedHour, { digits: 1 }) },
            { label: t('live'), value: f.number(rules.live) },
            { label: t('approved'), value: f.number(rules.approved) },
            { label: t('support'), value: f.number(rules.support) },
            { label: t('submitted'), value: f.number(rules.submitted) },
          ]}
        />
      </div>
      <div className="grid max-w-[80ch] gap-2 text-sm text-ink-2">
        <p>{t('caps', rules.caps)}</p>
        <p>{t('benefitText', { months: rules.benefitMonths })}</p>
        <p>{t('none')}</p>
        <p>{t('anonymous')}</p>
      </div>
    </>
  )
}
