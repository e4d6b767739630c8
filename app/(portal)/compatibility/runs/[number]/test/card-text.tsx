'use client'

import { useTranslations } from 'next-intl'
import { Status, Tag } from '@/components/ui/status'
import { outcomeTone } from '../../../tones'
import type { Card } from './card'

/** What is checked, how, when it passes, and what was answered so far. */
export function CardText({ card }: { card: Card }) {
  const t = useTranslations('compatPlan.runner')
  const c = useTranslations('compatibility')
  return (
    <>
      <p className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
        <span className="font-mono text-xs">{card.code}</span>
        <span>{card.area}</span>
        <Tag>{c(`severities.${card.severity}`)}</Tag>
        {card.faults > 0 && <Status tone={card.severity === 'blocker' ? 'act' : 'watch'}>{t('openFaults', { count: card.faults })}</Status>}
      </p>
      <h2 className="text-xl font-semibold">{card.item}</h2>
      {card.subject && <p className="mt-0.5 text-base text-ink-2">{card.subject}</p>}
      <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-ink-3">{t('how')}</dt>
          <dd className="mt-0.5 text-base">{card.how}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-3">{t('pass')}</dt>
          <dd className="mt-0.5 text-base">{card.pass}</dd>
        </div>
      </dl>
      {card.answers.length > 0 && (
        <section className="mt-4 border-t border-line-soft pt-3" aria-label={t('answers')} aria-live="polite">
          <h3 className="mb-1.5 text-sm text-ink-3">{t('answers')}</h3>
          <ol className="grid gap-2 text-sm">
            {[...card.answers].reverse().map((answer, i) => (
              <li key={answer.id} className={i > 0 ? 'text-ink-3' : undefined}>
                <Status tone={outcomeTone[answer.outcome]}>{c(`outcomes.${answer.outcome}`)}</Status> <span className="text-ink-2">{answer.who}, {answer.at}</span>
                {answer.note && <p className="whitespace-pre-line">{answer.note}</p>}
                {answer.evidence.map((one) => (
                  <p key={one.id} className="truncate">
                    {one.file ? <a className="text-accent underline underline-offset-[3px]" href={`/api/files/${one.file.id}`} download>{one.file.name}</a> : <span className="text-ink-2">{one.text}</span>}
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
