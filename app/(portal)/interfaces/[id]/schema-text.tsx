import { getTranslations } from 'next-intl/server'
import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import type { InterfaceDetail } from '@/lib/features/interfaces/queries'

/** What messages are checked against, as it was entered. */
export async function SchemaText({ found }: { found: InterfaceDetail }) {
  if (!found.schemaText) return null
  const t = await getTranslations('interfaces')
  return (
    <Section title={t('schemaTitle')} note={t(`schemaKinds.${found.schemaKind}`)} action={<CopyButton text={found.schemaText} />}>
      <pre tabIndex={0} aria-label={t('schemaTitle')} data-scroll className="panel scroll-thin max-h-96 overflow-auto px-4 py-3 font-mono text-xs">
        {found.schemaText}
      </pre>
    </Section>
  )
}
