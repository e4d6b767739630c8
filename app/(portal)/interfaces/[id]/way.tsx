import { ArrowRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { InterfaceDetail } from '@/lib/features/interfaces/queries'

/** Source, gateway if any, target: one line that says how the data go. */
export async function Way({ found, locale }: { found: InterfaceDetail; locale: Locale }) {
  const [t] = await Promise.all([getTranslations('interfaces')])
  const { fromSystem, gateway, toSystem } = found
  const stations = [
    { ...fromSystem, role: t('from') },
    ...(gateway ? [{ ...gateway, role: t('via') }] : []),
    { ...toSystem, role: t('to') },
  ]
  const protocol = t(`protocols.${found.protocol}`)
  return (
    <div className="panel mb-6 flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5">
      {stations.map((station, i) => (
        <Fragment key={station.id}>
          {i > 0 && (
            <span className="flex items-center gap-1.5 text-xs text-ink-3 max-sm:w-full">
              {i === 1 && protocol}
              <ArrowRight aria-hidden="true" className="size-4 max-sm:rotate-90" />
            </span>
          )}
          <span className="min-w-0">
            <span className="block text-xs text-ink-3">{station.role}</span>
            <TextLink href={`/systems/${station.id}`}>{nameIn(locale, station)}</TextLink>
          </span>
        </Fragment>
      ))}
      {!gateway && <span className="text-sm text-ink-3">{t('directSentence')}</span>}
      <ButtonLink href={`/interfaces/map?focus=${fromSystem.id}`} size="sm" className="sm:ml-auto" data-print="no">
        {t('onMap')}
      </ButtonLink>
    </div>
  )
}
