import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { areas } from '@/lib/core/compatibility/template'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { RunView, RunViewCheck } from '@/lib/features/compatibility/run-view'
import { getFormats } from '@/lib/i18n/formats'
import { outcomeTone } from '../../tones'

/** Every check by area with the answer that counts; it opens to all answers and their evidence. */
export async function ResultTable({ run, locale }: { run: RunView; locale: Locale }) {
  const [t, p] = await Promise.all([getTranslations('compatibility'), getTranslations('compatPlan')])
  return areas.map((area) => {
    const own = run.checks.filter((check) => check.area === area)
    if (!own.length) return null
    return (
      <section key={area} className="mb-5" aria-label={p(`areas.${area}`)}>
        <h3 className="mb-1.5 text-sm font-semibold">{p(`areas.${area}`)}</h3>
        <ul className="panel divide-y divide-line-soft text-sm">
          {own.map((check) => {
            const subject = check.system ?? check.interface
            const outcome = check.newest?.outcome ?? 'none'
            return (
              <li key={check.id}>
                <details>
                  <summary className="flex min-h-row cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-1.5 hover:bg-raised">
                    <span className="w-10 shrink-0 font-mono text-xs text-ink-3">{check.code}</span>
                    <span className="min-w-0 flex-1 basis-52">
                      {check.item[locale]}
                      {subject && <span className="block text-xs text-ink-3">{nameIn(locale, subject)}</span>}
                    </span>
                    <span className="text-xs text-ink-3">{check.newest?.tester?.name}</span>
                    <span className="min-w-28">
                      <Status tone={outcomeTone[outcome]}>{t(`outcomes.${outcome}`)}</Status>
                    </span>
                  </summary>
                  <div className="px-3.5 pt-1 pb-3 sm:pl-[4.375rem]">
                    <p className="mb-2 text-ink-2">{check.pass[locale]}</p>
                    <Answers check={check} />
                  </div>
                </details>
              </li>
            )
          })}
        </ul>
      </section>
    )
  })
}

/** All answers to a check, the newest first. */
export async function Answers({ check }: { check: Pick<RunViewCheck, 'answers'> }) {
  const [t, f] = await Promise.all([getTranslations('compatibility'), getFormats()])
  return (
    <ol className="grid gap-2">
      {[...check.answers].reverse().map((answer) => (
        <li key={answer.id} className="border-l-2 border-line pl-3">
          <p>
            <Status tone={outcomeTone[answer.outcome]}>{t(`outcomes.${answer.outcome}`)}</Status>
            <span className="text-ink-3"> {answer.tester?.name} · {f.dateTime(answer.at)}{answer.autoResultId && ` · ${t('run.byMachine')}`}</span>
          </p>
          {answer.note && <p className="whitespace-pre-line">{answer.note}</p>}
          {answer.evidence.map((one) => (
            <p key={one.id} className="text-ink-2">
              {one.file ? (
                <a className="text-accent underline underline-offset-[3px]" href={`/api/files/${one.file.id}`} download>
                  {one.file.name}
                </a>
              ) : one.kind === 'link' ? (
                <TextLink href={one.text ?? ''}>{one.text}</TextLink>
              ) : (
                <code className="block max-h-48 overflow-auto text-xs whitespace-pre-wrap">{one.text}</code>
              )}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
