import clsx from 'clsx'
import { Check, CircleDashed } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { heldBy, type HoldReason } from '@/lib/core/portfolio/stages'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import { say } from '@/lib/i18n/say'
import { fixOf } from './fixes'
import { StepButton } from './stage-actions'

/** What another register waits for, and who sees to it. */
function HeldBy({ reasons, say: words }: { reasons: readonly HoldReason[]; say: (reason: HoldReason) => string }) {
  if (!reasons.length) return null
  return (
    <ul className="mt-1 grid gap-1 border-l border-line pl-2.5 text-xs text-ink-2">
      {reasons.map((reason, index) => (
        <li key={index}>
          {reason.href ? <TextLink href={reason.href}>{words(reason)}</TextLink> : words(reason)}
          {reason.who && reason.who.length > 0 && <span className="text-ink-3"> · {reason.who.join(', ')}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What the next stage asks for, condition by condition, and the other ways on. */
export async function NextStep({ automation }: { automation: AutomationDetail }) {
  const [t, root] = await Promise.all([getTranslations('automations'), getTranslations()])
  const { id, version, steps, stage, held } = automation
  if (!steps.length) return null
  const next = steps.find((step) => step.kind === 'forward')
  const others = steps.filter((step) => step.kind === 'back' || step.kind === 'end')
  return (
    <Section title={t('next.title')} note={next ? t(`stepText.${next.to}` as never) : t(stage === 'retired' ? 'next.noneRetired' : 'next.none')}>
      <div className="panel divide-y divide-line-soft text-sm empty:hidden">
        {next && (
          <div className="px-3.5 py-3">
            <p className="font-medium">
              {t(`step.${next.to}` as never)}
              <span className="font-normal text-ink-3"> · {next.missing.length ? t('next.missing', { count: next.missing.length }) : t('next.ready')}</span>
            </p>
            <ul className="mt-2 grid gap-2">
              {next.checks.map((check) => {
                const missing = next.missing.includes(check)
                const fix = missing ? fixOf(check, automation) : null
                return (
                  <li key={check} className="flex items-start gap-2">
                    {missing ? <CircleDashed aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-watch" /> : <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ok" />}
                    <span className={clsx('min-w-0', !missing && 'text-ink-2')}>
                      <span className="sr-only">{t(missing ? 'next.open' : 'next.done')}: </span>
                      {t(`checks.${check}`)}{' '}
                      {fix && <TextLink href={fix.href}>{t(`fix.${check}`)}</TextLink>}
                      {missing && held && <HeldBy reasons={heldBy(check, { held })} say={(reason) => say(root, reason)} />}
                    </span>
                  </li>
                )
              })}
            </ul>
          </div>
        )}
        {others.length > 0 && (
          <div className="flex flex-wrap gap-1 px-2 py-1.5">
            {others.map((step) => (
              <StepButton key={step.to} id={id} version={version} to={step.to} kind={step.kind} variant="quiet" />
            ))}
          </div>
        )}
      </div>
    </Section>
  )
}
