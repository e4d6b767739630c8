import type { PackFigures } from '@/lib/core/packs/figures'
import { nameIn } from '@/lib/core/localized'
import type { Block, Document } from '@/lib/documents/document'
import { phaseHeadlineText } from '@/lib/i18n/reading-text'
import { actionsTable, automationsTable, budgetBars, figuresTable, gateTable, milestonesTable, phasesTable } from './blocks'
import { frontPage, missingText } from './front-page'
import { risksTable } from './risk-blocks'
import type { PackWriter } from './writer'

/** Automations told on paper; the spreadsheet has all of them. */
const PRINTED_AUTOMATIONS = 60
/** Risks told on paper. */
const PRINTED_RISKS = 40

/** "Rollout: 7 of 9 criteria met; …" */
export const headlineOf = ({ active }: PackFigures, write: PackWriter): string =>
  active?.readiness ? phaseHeadlineText(write.words, active.readiness) : write.t('noActive')

function subtitleOf(figures: PackFigures, { t, f, locale, month }: PackWriter): string {
  const programme = nameIn(locale, figures.programme)
  const at = f.dateTime(figures.madeAt)
  if (!figures.month) return t('subtitleNow', { programme, at })
  return t(figures.lateSince ? 'subtitleLate' : 'subtitle', { programme, at, month: month(figures.month), ordinal: figures.ordinal ?? 1 })
}

/** The picture of the moment: one landscape page. */
export function cockpitDocument(figures: PackFigures, write: PackWriter): Document {
  return { ...frame(figures, write), blocks: frontPage(figures, write) }
}

/** The monthly pack: the page that says it all, then the evidence in full. */
export function packDocument(figures: PackFigures, hash: string, write: PackWriter): Document {
  const { t } = write
  const section = (key: string, blocks: Block[]): Block[] => (blocks.length ? [{ kind: 'heading', text: t(`sections.${key}`) }, ...blocks] : [])
  return {
    ...frame(figures, write),
    footer: write.say('documents.proof', { hash }),
    blocks: [
      ...frontPage(figures, write),
      { kind: 'page-break' },
      ...section('gate', gateTable(figures, write, 'full')),
      ...section('figures', figuresTable(figures, write)),
      ...section('phases', phasesTable(figures, write)),
      ...section('budget', budgetBars(figures, write)),
      ...section('automations', automationsTable(figures, write, PRINTED_AUTOMATIONS)),
      ...section('risks', risksTable(figures, write, PRINTED_RISKS)),
      ...section('actions', actionsTable(figures.actions.rows, write)),
      ...section('milestones', milestonesTable(figures, write)),
      ...section('missing', [{ kind: 'paragraph', text: missingText(figures, write) }]),
    ],
  }
}

function frame(figures: PackFigures, write: PackWriter): Omit<Document, 'blocks'> {
  return {
    locale: write.locale,
    title: headlineOf(figures, write),
    subtitle: subtitleOf(figures, write),
    organisation: figures.organisation,
    orientation: 'landscape',
    dense: true,
    pageWords: write.say('documents.pageWords', { page: '{page}', pages: '{pages}' }),
    createdAt: new Date(figures.madeAt),
  }
}
