import { getTranslations } from 'next-intl/server'
import { ImportWizard } from '@/components/transfer/import-wizard'
import { PageHeader } from '@/components/ui/page-header'
import { Messages } from '@/lib/i18n/provide'

/** The import of one register: a file, a dry run with what is wrong, then the rows. */
export async function RegisterImport({ register, title, listHref }: { register: string; title: string; listHref: string }) {
  const t = await getTranslations('transfer')
  return (
    <>
      <PageHeader size="answer" crumbs={[{ label: title, href: listHref }]} title={t('title', { register: title })} sentence={t('text')} />
      <Messages areas={['transfer', 'files']}>
        <ImportWizard key={register} register={register} listHref={listHref} />
      </Messages>
    </>
  )
}
