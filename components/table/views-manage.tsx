'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { controlClass } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import type { BarView, ViewActions } from './views-bar'

/** Own views: renamed, shared, made the usual one, brought up to date, deleted. */
export function ManageViews({ views, query, actions }: { views: BarView[]; query: string; actions: ViewActions }) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [failure, setFailure] = useState<string | null>(null)
  const run = (work: () => ReturnType<ViewActions['update']>, done: string) =>
    startTransition(async () => {
      const result = await work()
      if (result && !result.ok) return setFailure(say(t, Object.values(result.error.fields ?? {})[0]?.[0] ?? result.error))
      setFailure(null)
      toast({ title: done, tone: 'ok' })
      router.refresh()
    })
  return (
    <div className="grid gap-3">
      {failure && (
        <p role="alert" className="rounded-md bg-act-soft px-3 py-2 text-sm text-act">
          {failure}
        </p>
      )}
      <ul className="grid gap-3">
        {views.map((view) => {
          const change = (changes: object) => run(() => actions.update({ id: view.id, version: view.version, ...changes }), t('views.updated'))
          return (
            <li key={view.id} className="grid gap-2 border-b border-line pb-3 last:border-0">
              <form
                className="flex items-center gap-2"
                onSubmit={(event) => {
                  event.preventDefault()
                  change({ name: String(new FormData(event.currentTarget).get('name') ?? '') })
                }}
              >
                <input name="name" key={view.version} defaultValue={view.name} maxLength={60} aria-label={t('views.name')} className={`${controlClass} h-row min-w-0 flex-1`} />
                <Button type="submit" size="sm" disabled={pending}>
                  {t('views.rename')}
                </Button>
              </form>
              <div className="flex flex-wrap gap-1.5">
                <Button size="sm" variant="quiet" disabled={pending} onClick={() => change({ shared: !view.shared })}>
                  {t(view.shared ? 'views.stopShare' : 'views.startShare')}
                </Button>
                <Button size="sm" variant="quiet" disabled={pending} onClick={() => change({ usual: !view.usual })}>
                  {t(view.usual ? 'views.noDefault' : 'views.makeDefault')}
                </Button>
                {query !== view.query && (
                  <Button size="sm" variant="quiet" disabled={pending} onClick={() => change({ query })}>
                    {t('views.update')}
                  </Button>
                )}
                <Button size="sm" variant="quiet" disabled={pending} onClick={() => run(() => actions.remove({ id: view.id, version: view.version }), t('views.deleted'))}>
                  {t('views.delete')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
