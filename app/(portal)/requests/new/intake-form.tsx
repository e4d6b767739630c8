'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, type FormEvent, type MouseEvent } from 'react'
import { CheckField } from '@/components/form/choice-fields'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { useDraft } from '@/components/form/use-draft'
import { Button } from '@/components/ui/button'
import { asksVolume, lacksPlace } from '@/lib/core/requests/completeness'
import { suitabilityQuestions, type RequestType } from '@/lib/core/requests/statuses'
import { mergedValues, type FormValues } from '@/lib/core/three-way'
import { submitRequestAction } from '../actions'
import { FileList, type AttachedFile } from '../fields/file-list'
import { ScaleField } from '../fields/scale-field'
import { ScorePreview } from '../fields/score-preview'
import { readValues, useFieldWords } from '../fields/values'
import { VolumeFields } from '../fields/volume-fields'
import { WhatFields } from '../fields/what-fields'
import { WhereFields, type WhereChoices } from '../fields/where-fields'
import { TypeField } from '../fields/type-field'
import { DraftWord } from './draft-word'
import { ErrorSteps } from './error-steps'
import { SimilarHints } from './similar-hints'
import { StepBar, stepNames, type StepName } from './step-bar'

export interface IntakeFormProps {
  id: string
  personId: string
  /** As the account holds it; version 0: nothing yet */
  stored: { values: FormValues; version: number }
  /** What the form begins with: the stored values, or what another page hands over */
  initial: FormValues
  files: AttachedFile[]
  choices: WhereChoices
  workingDays: number
}

const shownStep = (active: boolean) => (active ? 'grid min-w-0 gap-4' : 'hidden min-w-0 gap-4 [@media(scripting:none)]:grid')

/** Files an idea in a few short steps; kept as a draft from the first word on. Without script all steps stand below each other. */
export function IntakeForm({ id, personId, stored, initial, files: firstFiles, choices, workingDays }: IntakeFormProps) {
  const t = useTranslations('requestForm')
  const words = useFieldWords(choices)
  const box = useRef<HTMLDivElement>(null)
  const snapshot = useRef(initial)
  const [live, setLive] = useState(initial)
  const [drawn, setDrawn] = useState({ values: initial, round: 0 })
  const [type, setType] = useState((initial.type || 'idea') as RequestType)
  const [step, setStep] = useState<StepName>('what')
  const [wrong, setWrong] = useState<ReadonlySet<StepName>>(new Set())
  const [placeAsked, setPlaceAsked] = useState(false)
  const [files, setFiles] = useState(firstFiles)

  const read = useCallback(() => snapshot.current, [])
  const show = useCallback((values: FormValues) => {
    snapshot.current = values
    setLive(values)
    setType((values.type || 'idea') as RequestType)
    setDrawn(({ round }) => ({ values, round: round + 1 }))
  }, [])
  const draft = useDraft({ address: '/api/requests/drafts', id, personId, stored, read, show })

  // Loading the page anew goes on with this draft.
  useEffect(() => {
    const address = `/requests/new?draft=${id}`
    // With the state that is there already the router goes on with what it is doing: a link just clicked is still followed.
    if (draft.version && !window.location.href.endsWith(address)) window.history.replaceState(window.history.state, '', address)
  }, [draft.version, id])

  const changed = useCallback(() => {
    const form = box.current?.querySelector('form')
    if (!form) return
    snapshot.current = readValues(form)
    setLive(snapshot.current)
    draft.touch()
  }, [draft])
  const steps = stepNames.filter((name) => asksVolume(type) || (name !== 'volume' && name !== 'questions'))
  const at = steps.indexOf(step)
  const go = (next: StepName | undefined) => {
    if (!next) return
    setStep(next)
    void draft.save()
    box.current?.scrollIntoView({ block: 'start' })
  }
  /** Going on says at once what this step still needs; the draft is kept whatever is missing, and the bar opens every step. */
  const next = () => {
    const form = box.current?.querySelector('form')
    const open = step === 'where' && lacksPlace({ ...(form ? readValues(form) : live), type })
    setPlaceAsked(open)
    if (!open) return go(steps[at + 1])
    void draft.save()
    box.current?.querySelector<HTMLElement>('[name="place"]')?.focus()
  }
  const onSteps = useCallback((refused: ReadonlySet<StepName>) => {
    setWrong(refused)
    const first = stepNames.find((name) => refused.has(name))
    if (first) setStep(first)
  }, [])

  /** What is still on its way to the account arrives before the form is handed in. */
  const settled = useRef(false)
  const settle = (event: FormEvent<HTMLElement>) => {
    if (settled.current) return void (settled.current = false)
    const form = event.target as HTMLFormElement
    const by = (event.nativeEvent as SubmitEvent).submitter
    event.preventDefault()
    event.stopPropagation()
    void draft.save().then(() => {
      settled.current = true
      // The version of the last save is drawn before the form is read.
      setTimeout(() => form.requestSubmit(by as HTMLElement | null), 30)
    })
  }
  const openStep = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const field = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
    const owner = field?.closest<HTMLElement>('[data-step]')?.dataset.step as StepName | undefined
    if (owner) setStep(owner)
  }
  const values = drawn.values
  return (
    <div ref={box} className="scroll-mt-16" onInput={changed} onChange={changed} onSubmitCapture={settle} onClickCapture={openStep}>
      <Form action={submitRequestAction} guard={false} className="grid max-w-2xl gap-4">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={draft.version || ''} />
        <ErrorSteps onSteps={onSteps} />
        <StepBar steps={steps} current={step} wrong={wrong} onStep={go} />
        {draft.state.kind === 'conflict' && (
          <ConflictPanel
            changes={draft.state.changes}
            label={words.label}
            show={words.show}
            onResolve={(chosen) => draft.state.kind === 'conflict' && draft.resolve(mergedValues(snapshot.current, draft.state.theirs, chosen), draft.state.theirs, draft.state.version)}
          />
        )}
        <div key={drawn.round} className="contents">
          <div data-step="what" className={shownStep(step === 'what')}>
            <TypeField value={type} onValueChange={setType} />
            <WhatFields type={type} values={values} live={live} />
            <SimilarHints title={live.title ?? ''} pain={live.pain ?? ''} except={id} />
          </div>
          <div data-step="where" className={shownStep(step === 'where')}>
            <WhereFields type={type} values={values} choices={choices} missing={placeAsked && lacksPlace({ ...live, type })} onChange={changed} />
          </div>
          <div data-step="volume" className={shownStep(step === 'volume')}>
            <VolumeFields values={values} live={live} workingDays={workingDays} />
          </div>
          <div data-step="questions" className={shownStep(step === 'questions')}>
            {suitabilityQuestions.map((question) => (
              <ScaleField key={question} name={question} defaultValue={values[question] ?? ''} />
            ))}
          </div>
          <div data-step="send" className={shownStep(step === 'send')}>
            {asksVolume(type) && <ScorePreview live={live} workingDays={workingDays} />}
            <FileList requestId={id} files={files} onFiles={setFiles} before={() => draft.save(true)} />
            <CheckField name="anonymous" label={t('anonymous')} help={t('anonymousHelp')} defaultChecked={values.anonymous === 'true'} />
          </div>
        </div>
        <div className="flex items-center gap-2 border-t border-line pt-4">
          {at > 0 && <Button size="lg" onClick={() => go(steps[at - 1])} className="[@media(scripting:none)]:hidden">{t('back')}</Button>}
          {step !== 'send' && <Button size="lg" variant="primary" onClick={next} className="max-sm:flex-1 [@media(scripting:none)]:hidden">{t('next')}</Button>}
          <div className={step === 'send' ? 'flex max-sm:flex-1' : 'hidden [@media(scripting:none)]:flex'}>
            <SubmitButton className="max-sm:flex-1">{t('submit')}</SubmitButton>
          </div>
        </div>
        <DraftWord state={draft.state} />
      </Form>
    </div>
  )
}
