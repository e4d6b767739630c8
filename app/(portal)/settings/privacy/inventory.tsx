import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { inventory } from '@/lib/core/privacy/inventory'

/** Where the portal itself holds personal data, made from the marks in the models. */
export function Inventory() {
  const t = useTranslations('privacy')
  return (
    <Section id="inventory" title={t('inventory.title')} note={t('inventory.text')}>
      <dl className="panel divide-y divide-line-soft">
        {inventory.map(({ table, fields, ends }) => (
          <div key={table} className="grid gap-x-4 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1fr)_12rem]">
            <dt className="font-medium">{t(`inventory.tables.${table}.name`)}</dt>
            <dd>{fields.map((field) => t(`inventory.fields.${field}`)).join(' · ')}</dd>
            <dd className="text-ink-2">{t(`inventory.tables.${table}.why`)}</dd>
            <dd className="text-xs leading-5 text-ink-3">{ends ? <TextLink href={`#${ends}`}>{t(`class.${ends}.name`)}</TextLink> : t('inventory.withPerson')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
