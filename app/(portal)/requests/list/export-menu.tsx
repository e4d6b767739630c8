import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { buttonClass } from '@/components/ui/button'

/** A file of exactly what is filtered. */
export async function ExportMenu({ register, params }: { register: string; params: SearchParams }) {
  const t = await getTranslations('requests')
  const href = (format: 'csv' | 'xlsx') => listHref(`/api/transfer/${register}`, params, { format, page: null, size: null, cols: null, view: null })
  return (
    <details data-print="no" className="relative">
      <summary className={buttonClass({}, 'list-none [&::-webkit-details-marker]:hidden')}>
        <Download aria-hidden="true" />
        {t('export')}
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1 w-60 rounded-md border border-line bg-overlay p-2 text-sm shadow-overlay">
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} href={href(format)} download className="flex min-h-8 items-center rounded-sm px-2 hover:bg-raised pointer-coarse:min-h-11">
            {t(format === 'csv' ? 'exportCsv' : 'exportXlsx')}
          </a>
        ))}
        <p className="px-2 pt-1 text-xs text-ink-3">{t('exportHint')}</p>
      </div>
    </details>
  )
}
