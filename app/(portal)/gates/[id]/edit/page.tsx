import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { registersKept } from '@/lib/features/gates/registers'
import { gateEditor } from '@/lib/features/gates/queries'
import { signingRoles } from '@/lib/core/gates/criterion'
import { sourceIds, sources } from '@/lib/core/gates/sources'
import { nameIn } from '@/lib/core/localized'
import { metricIds } from '@/lib/core/runs/metrics'
import { Messages } from '@/lib/i18n/provide'
import { getReadingWords } from '@/lib/i18n/reading-words'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ChangeList } from '../../change-list'
import { changeWords } from '../../change-words'
import { CriteriaEditor } from './criteria-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates'))('edit') }
}

export default async function EditGatePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('gate:edit')
  const { id } = await params
  const [t, words, editor] = await Promise.all([getTranslations('gates'), getReadingWords(), orNotFound(gateEditor(ctx, { phaseId: id }))])
  const { phase, draft } = editor
  const name = nameIn(ctx.locale, phase)
  const say = (key: string) => words.t(key as never)
  return (
    <Messages areas={['gates']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/gates' }, { label: name, href: `/gates/${phase.id}` }, { label: t('edit') }]}
        title={t('editor.title', { phase: name })}
        sentence={draft ? t('editor.draftBy', { name: draft.author ?? '–', at: words.f.dateTime(draft.updatedAt) }) : t('editor.fresh')}
      />
      {draft && (
        <Section title={t('editor.differences')} note={t('editor.sentence')}>
          <ChangeList changes={editor.changes.map((change) => changeWords(words, change))} none={t('editor.noDifference')} />
        </Section>
      )}
      <CriteriaEditor
        key={draft ? draft.version : 'fresh'}
        phaseId={phase.id}
        criteria={editor.criteria}
        draft={draft && { version: draft.version, ordinal: draft.ordinal, note: draft.note ?? '', own: draft.own && editor.others }}
        publishable={draft !== null && (editor.changes.length > 0 || editor.published === null)}
        choices={{
          metrics: metricIds.map((value) => ({ value, label: say(`metrics.${value}.name`) })),
          sources: sourceIds.map((value) => ({ value, label: `${say(`gates.sources.${value}.name`)}${registersKept.has(value) ? '' : ` (${t('editor.noReader')})`}`, help: say(`gates.sources.${value}.definition`), windowed: sources[value].windowed, sampled: sources[value].sampled })),
          roles: signingRoles.map((value) => ({ value, label: say(`people.role.${value}`) })),
        }}
      />
    </Messages>
  )
}
