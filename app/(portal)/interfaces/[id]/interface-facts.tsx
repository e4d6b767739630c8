import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { InterfaceDetail } from '@/lib/features/interfaces/queries'
import { getFormats } from '@/lib/i18n/formats'

export async function InterfaceFacts({ found, locale }: { found: InterfaceDetail; locale: Locale }) {
  const [t, p, f] = await Promise.all([getTranslations('interfaces'), getTranslations('processes'), getFormats()])
  const link = (system: { id: string; name: string; nameZh: string | null }) => <TextLink href={`/systems/${system.id}`}>{nameIn(locale, system)}</TextLink>
  return (
    <Facts
      facts={[
        { label: t('code'), value: found.code },
        { label: t('from'), value: link(found.fromSystem) },
        { label: t('to'), value: link(found.toSystem) },
        { label: t('via'), value: found.gateway ? link(found.gateway) : t('direct') },
        { label: t('protocol'), value: t(`protocols.${found.protocol}`) },
        {
          label: t('dataClasses'),
          value: found.dataClasses.length ? (
            <span className="flex flex-wrap justify-end gap-1">
              {found.dataClasses.map((name) => (
                <Tag key={name}>{p(`dataClass.${name}`)}</Tag>
              ))}
            </span>
          ) : (
            t('dataNone')
          ),
        },
        { label: t('schemaKind'), value: t(`schemaKinds.${found.schemaKind}`) },
        { label: t('owner'), value: found.owner?.name },
        { label: t('created_at'), value: f.date(found.createdAt) },
        { label: t('updated'), value: f.date(found.updatedAt) },
      ]}
    />
  )
}
