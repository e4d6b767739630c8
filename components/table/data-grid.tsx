'use client'

import { rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useId, useMemo, useState, type ReactNode } from 'react'
import type { BulkAction } from './bulk-bar'
import { GridRow } from './grid-row'
import { ColumnChoice, type ChosenColumn } from './column-choice'
import { listHref, type SearchParams } from './list-params'
import { FIRST_CELL, type PackedRow } from './packed-row'
import { Selection } from './selection'
import { SortHeader } from './sort-header'
import type { TableColumn } from './table-model'
import { useOverflow } from './use-overflow'
import { useRowKeys } from './use-row-keys'

const BulkBar = lazy(() => import('./bulk-bar'))
const features = tableFeatures({ rowSelectionFeature })

interface DataGridProps {
  caption: string
  /** Those shown. */
  columns: TableColumn[]
  /** All that can be chosen; null where there is nothing to choose. */
  choice: ChosenColumn[] | null
  rows: PackedRow[]
  path: string
  params: SearchParams
  sort: string
  dir: 'asc' | 'desc'
  bulk?: BulkAction[]
  /** Instead of `bulk`: drawn while rows are selected, which it learns by `useSelection` */
  bulkBar?: ReactNode
  toolbar?: ReactNode
}

/** The rows of a register; they open with a click or Enter. */
export function DataGrid({ caption, columns, choice, rows, path, params, sort, dir, bulk, bulkBar, toolbar }: DataGridProps) {
  const picks = Boolean(bulk ?? bulkBar)
  const t = useTranslations('ui.table')
  const hintId = useId()
  const [rowSelection, setRowSelection] = useState<Record<string, true>>({})
  const definitions = useMemo(() => columns.map((column, index) => ({ id: column.id, accessorFn: (row: PackedRow) => row[index + FIRST_CELL], header: column.header })), [columns])
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row: PackedRow) => row[0],
    enableRowSelection: picks,
    state: { rowSelection },
    onRowSelectionChange: setRowSelection,
  })
  const keys = useRowKeys()
  const { box, wide } = useOverflow()
  const selected = Object.keys(rowSelection).filter((id) => rows.some((row) => row[0] === id))
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 *:mb-0 *:*:mb-0 max-sm:basis-full">{toolbar}</div>
        {choice && <ColumnChoice columns={choice} shown={columns.map((column) => column.id)} path={path} params={params} />}
      </div>
      <p id={hintId} className="sr-only">
        {t('keys')}
      </p>
      <div ref={box} data-scroll className={clsx('panel relative min-w-0 overflow-x-auto', !wide && 'xl:overflow-visible')}>
        <table role="table" aria-describedby={hintId} className={clsx('register', wide ? 'register-wide' : 'register-page')}>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr role="row">
              {picks && (
                <th scope="col" className="pick">
                  <input
                    type="checkbox"
                    aria-label={t('selectAll')}
                    checked={table.getIsAllRowsSelected()}
                    ref={(box) => {
                      if (box) box.indeterminate = table.getIsSomeRowsSelected()
                    }}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {columns.map((column, index) => (
                <SortHeader
                  key={column.id}
                  column={column}
                  href={column.sortable ? listHref(path, params, { sort: column.id, dir: sort === column.id && dir === 'asc' ? 'desc' : 'asc' }) : ''}
                  sorted={sort === column.id ? dir : null}
                  lead={index === 0}
                />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={keys.onKeyDown} onClick={keys.onClick}>
            {table.getRowModel().rows.map((row) => (
              <GridRow key={row.id} row={row.original} columns={columns} picked={picks ? row.getIsSelected() : null} onPick={picks ? row.getToggleSelectedHandler() : undefined} />
            ))}
          </tbody>
        </table>
      </div>
      {bulkBar && selected.length > 0 && <Selection value={{ ids: selected, clear: () => setRowSelection({}) }}>{bulkBar}</Selection>}
      {bulk && selected.length > 0 && (
        <Suspense fallback={null}>
          <BulkBar ids={selected} actions={bulk} onClear={() => setRowSelection({})} />
        </Suspense>
      )}
    </div>
  )
}
