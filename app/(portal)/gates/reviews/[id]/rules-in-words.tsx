import { getTranslations } from 'next-intl/server'
import { getFormats } from '@/lib/i18n/formats'
import { ruleKeys, ruleParams } from '../rules-text'

/** How this review is decided, as frozen at its opening. */
export async function RulesInWords({ rules }: { rules: Parameters<typeof ruleParams>[0] }) {
  const [t, f] = await Promise.all([getTranslations('gateReviews.rules'), getFormats()])
  const params = ruleParams(rules, f)
  return (
    <ul className="grid list-disc gap-2 pl-4 text-sm text-ink-2">
      {ruleKeys.map((key) => (
        <li key={key}>{t(key, params)}</li>
      ))}
    </ul>
  )
}
