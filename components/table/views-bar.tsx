'use client'

import clsx from 'clsx'
import { Bookmark, BookmarkPlus, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { CheckField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { InLink } from '@/components/ui/in-link'
import { ManageViews } from './views-manage'

export interface BarView {
  id: string
  name: string
  query: string
  shared: boolean
  usual: boolean
  version: number
  mine: boolean
  by: string | null
}

export interface ViewActions {
  create: FormAction
  update: (input: unknown) => ReturnType<FormAction>
  remove: (input: unknown) => ReturnType<FormAction>
}

interface ViewsBarProps {
  path: string
  /** The present choice, in the order of `viewQuery` */
  query: string
  views: BarView[]
  /** Null: the reader keeps none. */
  actions: ViewActions | null
}

const chip = 'inline-flex h-7 max-w-56 items-center gap-1 rounded-full border px-2.5 text-sm pointer-coarse:h-11'

/** Filters, order and columns under a name: the reader's own and those that others share. */
export function ViewsBar({ path, query, views, actions }: ViewsBarProps) {
  const t = useTranslations('views')
  const router = useRouter()
  const active = views.find((view) => view.query === query)
  if (!views.length && !(actions && query)) return null
  const mine = views.filter((view) => view.mine)
  return (
    <div data-print="no" className="mb-3 flex flex-wrap items-center gap-1.5">
      <nav aria-label={t('label')} className="contents">
        {views.length > 0 && (
          <InLink href={`${path}?view=all`} stay aria-current={!query ? 'true' : undefined} className={clsx(chip, query ? 'border-line text-ink-2 hover:text-ink' : 'border-accent text-accent')}>
            {t('usual')}
          </InLink>
        )}
        {views.map((view) => (
          <InLink
            key={view.id}
            href={view.query ? `${path}?${view.query}` : `${path}?view=all`}
            stay
            title={view.by ? t('by', { name: view.by }) : undefined}
            aria-current={view === active ? 'true' : undefined}
            className={clsx(chip, view === active ? 'border-accent text-accent' : 'border-line text-ink-2 hover:text-ink')}
          >
            {view === active && <Check aria-hidden="true" className="size-3.5 shrink-0" />}
            <span className="truncate">{view.name}</span>
            {view.by && <span className="sr-only">{t('by', { name: view.by })}</span>}
          </InLink>
        ))}
      </nav>
      {actions && query && !active && (
        <Dialog size="sm" variant="quiet" title={t('saveTitle')} description={t('saveText')} trigger={<><BookmarkPlus aria-hidden="true" />{t('save')}</>}>
          {(close) => (
            <Form
              action={actions.create}
              guard={false}
              successMessage={t('saved')}
              onSuccess={() => {
                close()
                router.refresh()
              }}
              className="grid gap-4"
            >
              <input type="hidden" name="page" value={path} />
              <input type="hidden" name="query" value={query} />
              <TextField name="name" label={t('name')} maxLength={60} />
              <CheckField name="shared" label={t('share')} />
              <CheckField name="usual" label={t('default')} />
              <SubmitButton size="md">{t('save')}</SubmitButton>
            </Form>
          )}
        </Dialog>
      )}
      {actions && mine.length > 0 && (
        <Dialog size="sm" variant="quiet" wide title={t('manageTitle')} trigger={<><Bookmark aria-hidden="true" />{t('manage')}</>}>
          <ManageViews views={mine} query={query} actions={actions} />
        </Dialog>
      )}
    </div>
  )
}
