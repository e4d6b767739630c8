import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { PlanView } from '@/lib/features/compatibility/plan-view'

/** Systems that are tested, with the release of production and, where another one runs there, of the test system. */
export async function SystemList({ view: { systems, releases }, locale }: { view: PlanView; locale: Locale }) {
  const [t, c] = await Promise.all([getTranslations('compatPlan'), getTranslations('compatibility')])
  return (
    <Section title={t('systems')}>
      <dl className="text-sm">
        {systems.map((system) => {
          const [live, test] = [releases.production[system.id] ?? null, releases.test[system.id] ?? null]
          return (
            <div key={system.id} className="flex items-baseline justify-between gap-4 border-b border-line-soft py-1.5 last:border-0">
              <dt className="min-w-0">
                <TextLink href={`/systems/${system.id}`}>{nameIn(locale, system)}</TextLink>
              </dt>
              <dd className="shrink-0 text-right">
                {live ?? <span className="text-ink-3">{c('release.unknown')}</span>}
                {test !== live && <span className="block text-xs text-watch">{c('environments.test')}: {test}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}
