import { useLocale, useTranslations } from 'next-intl'
import type { z } from 'zod'
import { FilterForm } from '@/components/table/filter-form'
import { keyAsWords } from '@/lib/core/audit/words'
import { ButtonLink } from '@/components/ui/button'
import { actorKinds, type AuditFilter } from '@/lib/features/audit/schema'

const field = 'h-control rounded-md border border-line-strong bg-surface px-3 text-sm max-sm:w-[calc(50%-0.25rem)] max-sm:min-w-0'

/** An action's sentence with nobody and nothing in it yet. */
const blank = { actor: '…', name: '…', number: '…', role: '…', stage: '…' }

/** Applied as they are changed; without script by the enter key. */
export function AuditFilters({ filter, choices, filtered }: { filter: z.output<typeof AuditFilter>; choices: { entities: string[]; actions: string[] }; filtered: boolean }) {
  const t = useTranslations()
  const locale = useLocale()
  const kindOf = (entity: string) => (t.has(`audit.entity.${entity}` as never) ? t(`audit.entity.${entity}` as never) : keyAsWords(entity))
  const doneAs = (action: string) => (t.has(`history.${action}` as never) ? t(`history.${action}` as never, blank as never) : keyAsWords(action))
  const entities = choices.entities.map((entity) => ({ entity, words: kindOf(entity) })).sort((a, b) => a.words.localeCompare(b.words, locale))
  const areas = [...new Set(choices.actions.map((action) => `${action.split('.')[0]}.`))]
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2" data-print="no">
      <FilterForm path="/audit">
        <input type="search" name="q" defaultValue={filter.q} aria-label={t('audit.filterWords')} placeholder={t('audit.filterWords')} className={`${field} sm:w-44`} maxLength={200} />
        <input type="search" name="actor" defaultValue={filter.actor} aria-label={t('audit.filterActor')} placeholder={t('audit.filterActor')} className={`${field} sm:w-40`} maxLength={120} />
        <select name="kind" defaultValue={filter.kind ?? ''} aria-label={t('audit.filterKind')} className={field}>
          <option value="">{`${t('audit.filterKind')}: ${t('audit.any')}`}</option>
          {actorKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`audit.actorKind.${kind}`)}
            </option>
          ))}
        </select>
        <input type="search" name="action" list="audit-actions" defaultValue={filter.action} aria-label={t('audit.filterAction')} placeholder={t('audit.filterAction')} className={`${field} sm:w-40`} maxLength={60} />
        <datalist id="audit-actions">
          {areas.map((area) => (
            <option key={area} value={area} label={kindOf(area.slice(0, -1))} />
          ))}
          {choices.actions.map((action) => (
            <option key={action} value={action} label={doneAs(action)} />
          ))}
        </datalist>
        <select name="entity" defaultValue={filter.entity ?? ''} aria-label={t('audit.filterEntity')} className={field}>
          <option value="">{`${t('audit.filterEntity')}: ${t('audit.any')}`}</option>
          {entities.map(({ entity, words }) => (
            <option key={entity} value={entity}>
              {words}
            </option>
          ))}
        </select>
        <label className="flex items-center gap-2 text-sm text-ink-2 max-sm:w-full max-sm:justify-between">
          {t('audit.filterFrom')}
          <input type="date" name="from" defaultValue={filter.from} className={field} />
        </label>
        <label className="flex items-center gap-2 text-sm text-ink-2 max-sm:w-full max-sm:justify-between">
          {t('audit.filterTo')}
          <input type="date" name="to" defaultValue={filter.to} className={field} />
        </label>
        {filter.id && <input type="hidden" name="id" value={filter.id} />}
        {filter.actorId && <input type="hidden" name="actorId" value={filter.actorId} />}
      </FilterForm>
      {filtered && (
        <ButtonLink href="/audit" variant="quiet">
          {t('audit.clear')}
        </ButtonLink>
      )}
    </div>
  )
}
