import { getTranslations } from 'next-intl/server'
import { Confirm } from '@/components/ui/confirm'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Rating } from '@/lib/core/risks/controls'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { addControlAction, archiveControlAction, restoreControlAction, testControlAction, updateControlAction } from '../actions'
import { ControlFields, TestFields } from './control-fields'
import { WordsDialog } from './words-dialog'

const ratingTone: Record<Rating, Tone> = { 'not-rated': 'none', weak: 'act', partial: 'watch', effective: 'ok' }
type Control = RiskDetail['controls'][number]

/** What keeps the risk small, how well, and what the tests of it found. */
export async function ControlsSection({ risk, locale, mayAddFiles }: { risk: RiskDetail; locale: Locale; mayAddFiles: boolean }) {
  const t = await getTranslations('risks.controls')
  const add = risk.may.edit && (
    <WordsDialog action={addControlAction} trigger={t('add')} title={t('add')} hidden={{ riskId: risk.id }} submit={t('add')} done={t('saved')}>
      <ControlFields />
    </WordsDialog>
  )
  return (
    <Section id="controls" title={t('title')} note={t('note')} action={add}>
      {risk.controls.length ? (
        <ul className="panel divide-y divide-line-soft">
          {risk.controls.map((control) => (
            <ControlRow key={control.id} control={control} risk={risk} locale={locale} mayAddFiles={mayAddFiles} />
          ))}
        </ul>
      ) : (
        <p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('empty')}</p>
      )}
    </Section>
  )
}

async function ControlRow({ control, risk, locale, mayAddFiles }: { control: Control; risk: RiskDetail; locale: Locale; mayAddFiles: boolean }) {
  const [t, f, day] = await Promise.all([getTranslations('risks'), getFormats(), getDayFormat()])
  const { id, version, design, operating, archivedAt, tests, nextTestOn, testDaysLeft } = control
  const name = nameIn(locale, { name: control.text, nameZh: control.textZh })
  const edits = risk.may.edit
  const due = nextTestOn && testDaysLeft !== null ? `${t('controls.nextTest')}: ${day(nextTestOn)} (${testDaysLeft < 0 ? t('controls.late', { days: -testDaysLeft }) : t('controls.due', { days: testDaysLeft })})` : null
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <p className={archivedAt ? 'text-ink-3' : 'font-medium'}>
            {name}
            {archivedAt && <span className="ml-2 text-xs font-normal">({t('controls.archivedTag')})</span>}
          </p>
          <p className="text-xs text-ink-3">{[t(`controlKinds.${control.kind}`), control.owner?.name, t('controls.tests', { count: tests.length }), due].filter(Boolean).join(' · ')}</p>
        </div>
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-3">
          <span>
            {t('controls.design')} <Status tone={ratingTone[design]}>{t(`ratings.${design}`)}</Status>
          </span>
          <span>
            {t('controls.operating')} <Status tone={ratingTone[operating]}>{t(`ratings.${operating}`)}</Status>
          </span>
        </p>
      </div>
      {tests.length > 0 && (
        <ul className="mt-1.5 grid gap-1 text-sm text-ink-2">
          {tests.slice(0, 3).map((test) => (
            <li key={test.id}>
              {t('controls.testLine', { at: f.date(test.at), name: test.by.name, finding: test.finding })}{' '}
              {test.file && (
                <a href={`/api/files/${test.file.id}`} download className="break-all text-accent underline underline-offset-[3px]">
                  {test.file.name}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {edits && (
        <div data-print="no" className="mt-2 flex flex-wrap gap-1">
          {archivedAt ? (
            <Confirm trigger={t('controls.restore')} title={t('controls.restore')} consequence={name} confirmLabel={t('controls.restore')} action={restoreControlAction.bind(null, { id, version })} doneMessage={t('controls.restoredDone')} variant="quiet" size="sm" />
          ) : (
            <>
              <WordsDialog action={testControlAction} trigger={t('controls.test')} title={t('controls.testTitle')} text={t('controls.testText')} hidden={{ id, version }} submit={t('controls.test')} done={t('controls.tested')} size="sm">
                <TestFields design={design} operating={operating} mayAddFiles={mayAddFiles} />
              </WordsDialog>
              <WordsDialog action={updateControlAction} trigger={t('controls.edit')} title={t('controls.edit')} hidden={{ id, version }} submit={t('form.save')} done={t('controls.saved')} variant="quiet" size="sm">
                <ControlFields values={{ text: control.text, textZh: control.textZh, kind: control.kind, testEveryDays: control.testEveryDays, owner: control.owner && { value: control.owner.id, label: control.owner.name } }} />
              </WordsDialog>
              <Confirm trigger={t('controls.archive')} title={t('controls.archive')} consequence={t('controls.archiveText')} confirmLabel={t('controls.archive')} action={archiveControlAction.bind(null, { id, version })} doneMessage={t('controls.archivedDone')} variant="quiet" size="sm" />
            </>
          )}
        </div>
      )}
    </li>
  )
}
