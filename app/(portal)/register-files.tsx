import { FileSpreadsheet } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { buttonClass } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { can, type Permission } from '@/lib/core/access'
import type { Ctx } from '@/lib/server/ctx'

interface RegisterFilesProps {
  ctx: Ctx
  /** Where its lists and files are: `processes` */
  register: string
  /** What the list is filtered by now */
  params: SearchParams
  exportPermission?: Permission
  /** Null: a register that is not read from files */
  importPermission?: Permission | null
  /** Further files of the same page: their register and name */
  more?: { register: string; label: string }[]
}

const entry = 'flex min-h-8 items-center rounded-sm px-2 hover:bg-raised pointer-coarse:min-h-11'

/** Files of a register: exactly what is filtered, out; and in. */
export async function RegisterFiles({ ctx, register, params, exportPermission = 'register:export', importPermission = 'register:import', more = [] }: RegisterFilesProps) {
  const [mayExport, mayImport] = [can(ctx.actor, exportPermission), importPermission !== null && can(ctx.actor, importPermission)]
  if (!mayExport && !mayImport) return null
  const t = await getTranslations('components.files')
  const href = (format: 'csv' | 'xlsx') => listHref(`/api/transfer/${register}`, params, { format, page: null, size: null, cols: null, view: null })
  return (
    <details data-print="no" className="relative">
      <summary className={buttonClass({}, 'list-none [&::-webkit-details-marker]:hidden')}>
        <FileSpreadsheet aria-hidden="true" />
        {t('title')}
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1 w-64 rounded-md border border-line bg-overlay p-2 text-sm shadow-overlay max-sm:right-auto max-sm:left-0">
        {mayExport && (
          <>
            {(['xlsx', 'csv'] as const).map((format) => (
              <a key={format} href={href(format)} download className={entry}>
                {t(format)}
              </a>
            ))}
            {more.map((one) => (
              <a key={one.register} href={`/api/transfer/${one.register}?format=xlsx`} download className={entry}>
                {t('also', { name: one.label })}
              </a>
            ))}
          </>
        )}
        {mayImport && (
          <InLink href={`/${register}/import`} className={`${entry} mt-1 border-t border-line-soft`}>
            {t('import')}
          </InLink>
        )}
        {mayImport &&
          more.map((one) => (
            <InLink key={one.register} href={`/${register}/import?of=${one.register}`} className={entry}>
              {t('importOf', { name: one.label })}
            </InLink>
          ))}
        {mayExport && <p className="px-2 pt-1 text-xs text-ink-3">{t('hint')}</p>}
      </div>
    </details>
  )
}
