'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { cellStates, type CellState } from '@/lib/core/compatibility/words'
import { CellMark } from './cell-mark'
import './matrix.css'

interface ShownCell {
  state: CellState
  /** The whole sentence */
  title: string
  blockers: number
}
interface ShownRow {
  id: string
  name: string
  code: string
  note: string | null
  cells: Record<string, ShownCell>
}
export interface ShownGroup {
  id: string
  name: string
  rows: ShownRow[]
}
interface MatrixProps {
  groups: ShownGroup[]
  systems: { id: string; name: string; code: string; release: string | null }[]
}

/** Worst first: what a folded group shows of a column. */
const order: CellState[] = ['red', 'stale', 'untested', 'amber', 'green']

/** Automations down, systems across; heads stay in sight, groups fold to their worst states. On a phone a list of the same. */
export function Matrix({ groups, systems }: MatrixProps) {
  const t = useTranslations('compatibility')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => setFolded((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  const all = folded.size === groups.length
  const mark = (cell: ShownCell | undefined) => cell && <CellMark state={cell.state} letter={t(`letters.${cell.state}`)} />
  return (
    <>
      <div className="matrix-wide">
        {groups.length > 1 && (
          <div className="mb-2" data-print="no">
            <Button size="sm" variant="quiet" onClick={() => setFolded(all ? new Set() : new Set(groups.map(({ id }) => id)))}>
              {t(all ? 'matrix.unfoldAll' : 'matrix.foldAll')}
            </Button>
          </div>
        )}
        <div className="matrix-scroll panel" role="region" aria-label={t('matrix.caption')} tabIndex={0}>
          <table className="matrix">
            <caption className="sr-only">{t('matrix.caption')}</caption>
            <thead>
              <tr>
                <th scope="col" className="matrix-corner">{t('matrix.automation')}</th>
                {systems.map((system) => (
                  <th key={system.id} scope="col" className="matrix-system">
                    <InLink href={`/systems/${system.id}`} title={system.release ? `${system.name} ${system.release}` : system.name}>
                      <span className="matrix-name">{system.name}</span>
                    </InLink>
                  </th>
                ))}
                <th aria-hidden="true" className="matrix-rest" />
              </tr>
            </thead>
            {groups.map((group) => {
              const closed = folded.has(group.id)
              return (
                <tbody key={group.id}>
                  <tr className="matrix-group">
                    <th scope="rowgroup">
                      <button type="button" aria-expanded={!closed} onClick={() => toggle(group.id)}>
                        <ChevronRight aria-hidden="true" className={closed ? undefined : 'rotate-90'} />
                        <span className="min-w-0 truncate">{group.name}</span>
                        <span className="font-normal text-ink-3">{t('matrix.groupNote', { count: group.rows.length })}</span>
                      </button>
                    </th>
                    {systems.map((system) => {
                      const states = closed ? group.rows.flatMap(({ cells }) => cells[system.id]?.state ?? []) : []
                      const worst = order.find((state) => states.includes(state))
                      return (
                        <td key={system.id}>
                          {worst && (
                            <span title={cellStates.filter((state) => states.includes(state)).map((state) => `${t(`states.${state}`)} ${states.filter((one) => one === state).length}`).join(', ')}>
                              <CellMark state={worst} letter={t(`letters.${worst}`)} />
                              <span className="sr-only">{t(`states.${worst}`)}</span>
                            </span>
                          )}
                        </td>
                      )
                    })}
                    <td aria-hidden="true" />
                  </tr>
                  {!closed &&
                    group.rows.map((row) => (
                      <tr key={row.id}>
                        <th scope="row">
                          <InLink href={`/compatibility/automations/${row.id}`} title={row.name}>
                            {row.name}
                          </InLink>
                          {row.note && <span className="ml-1.5 text-xs font-normal text-ink-3">{row.note}</span>}
                        </th>
                        {systems.map((system) => {
                          const cell = row.cells[system.id]
                          return (
                            <td key={system.id}>
                              {cell && (
                                <InLink href={`/compatibility/automations/${row.id}?system=${system.id}`} title={cell.title} aria-label={cell.title}>
                                  {mark(cell)}
                                </InLink>
                              )}
                            </td>
                          )
                        })}
                        <td aria-hidden="true" />
                      </tr>
                    ))}
                </tbody>
              )
            })}
          </table>
        </div>
      </div>
      <div className="matrix-list">
        {groups.map((group) => (
          <section key={group.id} className="mb-5" aria-label={group.name}>
            <h2 className="mb-1.5 text-sm font-semibold">{group.name}</h2>
            <ul className="panel divide-y divide-line-soft">
              {group.rows.map((row) => (
                <li key={row.id} className="px-3.5 py-2.5">
                  <InLink href={`/compatibility/automations/${row.id}`} className="flex min-h-11 items-center font-medium">
                    {row.name}
                  </InLink>
                  <ul className="grid gap-1.5 pb-1 text-sm">
                    {systems.flatMap((system) => {
                      const cell = row.cells[system.id]
                      return cell
                        ? [
                            <li key={system.id} className="flex items-center gap-2">
                              {mark(cell)}
                              <span className="min-w-0 flex-1 truncate">{system.name}</span>
                              <span className="text-ink-2">{t(`states.${cell.state}`)}</span>
                            </li>,
                          ]
                        : []
                    })}
                  </ul>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
