import { Check } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import clsx from 'clsx'
import { RecordView } from '@/components/compliance/record-view'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { forbidden } from '@/lib/core/errors'
import { impactCode, impactSteps, type ImpactStep } from '@/lib/core/compliance/impact'
import { recordParts, type Say } from '@/lib/core/compliance/words'
import { nameIn } from '@/lib/core/localized'
import { getAssessment } from '@/lib/features/compliance/assessment-queries'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { FactsForm } from './facts-form'
import { HandInForm } from './hand-in-form'
import { StepForm } from './step-form'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('impact'))('edit') }
}

export default async function EditAssessmentPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('compliance:edit')
  const [found, asked] = await Promise.all([orNotFound(params.then((ref) => getAssessment(ctx, ref))), searchParams])
  if (!found.may.edit) throw forbidden('compliance:edit')
  const [t, root] = await Promise.all([getTranslations('impact'), getTranslations()])
  const words: Say = (key, values) => root(key as never, (values ?? {}) as never)
  const path = `/compliance/assessments/${found.number}`
  const shown = [...impactSteps, 'handIn', 'facts'].find((name) => name === asked.step) as ImpactStep | 'handIn' | 'facts' | undefined
  const step = shown ?? 'processing'
  const openOf = (name: ImpactStep) => found.missing.filter((one) => one.step === name)
  const position = impactSteps.indexOf(step as ImpactStep)
  const next = impactSteps[position + 1]
  return (
    <Messages areas={['impact']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/compliance/assessments' }, { label: impactCode(found.number), href: path }]}
        title={found.title}
        sentence={t('of', { process: nameIn(ctx.locale, found.process) })}
        action={step !== 'facts' && <ButtonLink href={`${path}/edit?step=facts`} variant="quiet">{t('facts')}</ButtonLink>}
      />
      <nav aria-label={t('answersTitle')} className="mb-6">
        <ol className="flex flex-wrap gap-1.5 text-sm">
          {[...impactSteps, 'handIn' as const].map((name, index) => {
            const open = name === 'handIn' ? found.missing.length : openOf(name).length
            return (
              <li key={name}>
                <InLink
                  href={`${path}/edit?step=${name}`}
                  stay
                  aria-current={name === step ? 'step' : undefined}
                  className={clsx('flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 pointer-coarse:min-h-11', name === step ? 'border-accent bg-accent-soft font-medium' : 'border-line text-ink-2 hover:text-ink')}
                >
                  {open === 0 && name !== 'handIn' ? <Check aria-hidden="true" className="size-3.5 text-ok" /> : <span className="text-xs text-ink-3 tabular-nums">{index + 1}</span>}
                  {name === 'handIn' ? t('handIn.title') : t(`steps.${name}`)}
                  {name !== 'handIn' && <span className={open ? 'text-xs text-ink-3' : 'sr-only'}>{open ? t('openCount', { count: open }) : t('complete')}</span>}
                </InLink>
              </li>
            )
          })}
        </ol>
      </nav>
      <Columns
        main={
          step === 'facts' ? (
            <FactsForm id={found.id} version={found.version} title={found.title} kind={found.kind} owner={found.owner} backHref={path} />
          ) : step === 'handIn' ? (
            <Section title={t('handIn.title')} note={found.missing.length ? undefined : t('handIn.ready')}>
              {found.missing.length > 0 ? (
                <>
                  <p className="mb-3">{t('handIn.open', { count: found.missing.length })}</p>
                  <ul className="panel divide-y divide-line-soft">
                    {found.missing.map((one, index) => (
                      <li key={index} className="flex items-center justify-between gap-3 px-3.5 py-2">
                        <p className="min-w-0">{say(root, one)} <span className="text-xs text-ink-3">{t(`steps.${one.step}`)}</span></p>
                        <ButtonLink href={`${path}/edit?step=${one.step}`} size="sm">{root('compliance.open')}</ButtonLink>
                      </li>
                    ))}
                  </ul>
                </>
              ) : (
                <HandInForm id={found.id} version={found.version} candidates={found.candidates} asked={found.reviewers.map(({ id }) => id)} />
              )}
            </Section>
          ) : (
            <Section title={t(`steps.${step}`)} note={t(`stepNotes.${step}`)}>
              <StepForm key={step} id={found.id} version={found.version} step={step} answers={found.answers} nextHref={`${path}/edit?step=${next ?? 'handIn'}`} />
            </Section>
          )
        }
        side={
          found.record && (
            <Section title={t('record')}>
              <RecordView parts={recordParts(found.record, words)} compact />
            </Section>
          )
        }
      />
    </Messages>
  )
}
