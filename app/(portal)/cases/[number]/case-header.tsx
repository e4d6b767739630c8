import { FileSpreadsheet, FileText, Pencil } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Status, Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { caseCode } from '@/lib/core/cases/statuses'
import { requestCode } from '@/lib/core/requests/statuses'
import type { CaseDetail } from '@/lib/features/cases/detail'
import { getFormats } from '@/lib/i18n/formats'
import { caseTone } from '../status-tone'
import { MoreSteps } from './more-steps'

/** Name, state and whose it is, with the files and the one next step. */
export async function CaseHeader({ found }: { found: CaseDetail }) {
  const [t, w, f] = await Promise.all([getTranslations('cases'), getTranslations('finance.workbook'), getFormats()])
  const { number, may, automation, request, status, counting } = found
  const locale = f.locale
  const open = (reasons: unknown[] | null) => reasons !== null && reasons.length === 0
  const path = `/cases/${number}`
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: '/cases' }, { label: caseCode(number) }]}
      title={<span dir="auto" className="[overflow-wrap:anywhere]">{found.name}</span>}
      status={found.isTemplate ? <Tag>{t('template')}</Tag> : <Status tone={caseTone[status]}>{t(`statuses.${status}`)}</Status>}
      sentence={
        <>
          {t('header.owner', { name: found.owner.name, start: f.month(`${found.body.horizon.start}-01`), periods: found.body.horizon.periods, unit: found.body.horizon.unit })}
          {automation && <> · <TextLink href={`/automations/${automation.id}`}>{locale === 'zh-CN' && automation.nameZh ? automation.nameZh : automation.name}</TextLink></>}
          {request && <> · <TextLink href={`/requests/${request.number}`}>{`${requestCode(request.number)} ${request.title}`}</TextLink></>}
          {counting !== null && status !== 'approved' && <> · {t('header.counting', { ordinal: counting })}</>}
        </>
      }
      action={
        <>
          {may.export && (
            <>
              <a href={`/api${path}/pdf`} download className={buttonClass({})}><FileText aria-hidden="true" />PDF</a>
              <a href={`/api${path}/workbook`} download className={buttonClass({})}><FileSpreadsheet aria-hidden="true" />XLSX</a>
            </>
          )}
          {open(may.save) && <ButtonLink href={`${path}/workbook`} variant="quiet">{w('page.link')}</ButtonLink>}
          <MoreSteps id={found.id} number={number} version={found.version} may={may} isTemplate={found.isTemplate} />
          {open(may.save) && <ButtonLink href={`${path}/edit`} variant={status === 'draft' ? 'primary' : 'secondary'} icon={<Pencil aria-hidden="true" />}>{t('edit')}</ButtonLink>}
        </>
      }
    />
  )
}
