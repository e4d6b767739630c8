import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { FilterForm } from '@/components/table/filter-form'
import { ButtonLink } from '@/components/ui/button'
import { actorKinds, type AuditFilter } from '@/lib/features/audit/schema'

const field = 'h-control rounded-md border border-line-strong bg-surface px-3 text-sm max-sm:w-[calc(50%-0.25rem)] max-sm:min-w-0'

/** Applied as they are changed; without script by the enter key. */
export function AuditFilters({ filter, choices, filtered }: { filter: z.output<typeof AuditFilter>; choices: { entities: string[]; actions: string[] }; filtered: boolean }) {
  const t = useTranslations('audit')
  const areas = [...new Set(choices.actions.map((action) => `${action.split('.')[0]}.`))]
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2" data-print="no">
      <FilterForm path="/audit">
        <input type="search" name="q" defaultValue={filter.q} aria-label={t('filterWords')} placeholder={t('filterWords')} className={`${field} sm:w-44`} maxLength={200} />
        <input type="search" name="actor" defaultValue={filter.actor} aria-label={t('filterActor')} placeholder={t('filterActor')} className={`${field} sm:w-40`} maxLength={120} />
        <select name="kind" defaultValue={filter.kind ?? ''} aria-label={t('filterKind')} className={field}>
          <option value="">{`${t('filterKind')}: ${t('any')}`}</option>
          {actorKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`actorKind.${kind}`)}
            </option>
          ))}
        </select>
        <input type="search" name="action" list="audit-actions" defaultValue={filter.action} aria-label={t('filterAction')} placeholder={t('filterAction')} className={`${field} sm:w-40`} maxLength={60} />
        <datalist id="audit-actions">
          {[...areas, ...choices.actions].map((action) => (
            <option key={action} value={action} />
          ))}
        </datalist>
        <select name="entity" defaultValue={filter.entity ?? ''} aria-label={t('filterEntity')} className={field}>
          <option value="">{`${t('filterEntity')}: ${t('any')}`}</option>
          {choices.entities.map((entity) => (
            <option key={entity} value={entity}>
              {entity}
            </option>
          ))}
        </select>
        <input type="date" name="from" defaultValue={filter.from} aria-label={t('filterFrom')} className={field} />
        <input type="date" name="to" defaultValue={filter.to} aria-label={t('filterTo')} className={field} />
        {filter.id && <input type="hidden" name="id" value={filter.id} />}
        {filter.actorId && <input type="hidden" name="actorId" value={filter.actorId} />}
      </FilterForm>
      {filtered && (
        <ButtonLink href="/audit" variant="quiet">
          {t('clear')}
        </ButtonLink>
      )}
    </div>
  )
}
