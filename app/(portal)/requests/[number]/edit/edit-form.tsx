'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { asksVolume } from '@/lib/core/requests/completeness'
import { suitabilityQuestions, type RequestType } from '@/lib/core/requests/statuses'
import { changedElsewhere, mergedValues, type FormValues, type ThreeWay } from '@/lib/core/three-way'
import { updateRequestAction } from '../../actions'
import { ScaleField } from '../../fields/scale-field'
import { readValues, useFieldWords } from '../../fields/values'
import { VolumeFields } from '../../fields/volume-fields'
import { WhatFields } from '../../fields/what-fields'
import { WhereFields, type WhereChoices } from '../../fields/where-fields'

interface EditFormProps {
  id: string
  number: number
  version: number
  values: FormValues
  choices: WhereChoices
  workingDays: number
}

interface Compared {
  changes: ThreeWay[]
  theirs: FormValues
  version: number
}

/** All fields of a request on one page. Whoever saves second sees what changed, field by field, and loses nothing. */
export function EditForm({ id, number, version, values, choices, workingDays }: EditFormProps) {
  const t = useTranslations('requestDetail')
  const cancel = useTranslations('ui')('cancel')
  const words = useFieldWords(choices)
  const box = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState({ values, base: values, version, round: 0 })
  const [live, setLive] = useState(values)
  const [compared, setCompared] = useState<Compared | null>(null)
  const type = values.type as RequestType
  const mine = () => {
    const form = box.current?.querySelector('form')
    return form ? { ...readValues(form), type, anonymous: values.anonymous ?? '' } : drawn.values
  }
  const compare = async () => {
    const reply = await fetch(`/api/requests/drafts?id=${encodeURIComponent(id)}`).catch(() => null)
    if (!reply?.ok) return
    const theirs = (await reply.json()) as { version: number; values: FormValues }
    const changes = changedElsewhere(drawn.base, mine(), theirs.values)
    if (changes.length) setCompared({ changes, theirs: theirs.values, version: theirs.version })
    else setDrawn({ values: mine(), base: theirs.values, version: theirs.version, round: drawn.round })
  }
  const resolve = (chosen: ReadonlySet<string>) => {
    if (!compared) return
    const merged = mergedValues(mine(), compared.theirs, chosen)
    setLive(merged)
    setDrawn({ values: merged, base: compared.theirs, version: compared.version, round: drawn.round + 1 })
    setCompared(null)
  }
  const changed = () => setLive(mine())
  return (
    <div ref={box} onInput={changed}>
      {compared && <ConflictPanel changes={compared.changes} label={words.label} show={words.show} onResolve={resolve} />}
      <Form action={updateRequestAction} onRefused={(error) => void (error.code === 'conflict' && compare())}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={drawn.version} />
        <input type="hidden" name="type" value={type} />
        <div key={drawn.round} className="grid gap-5">
          <WhatFields type={type} values={drawn.values} live={live} />
          <WhereFields type={type} values={drawn.values} choices={choices} onChange={changed} />
          {asksVolume(type) && <VolumeFields values={drawn.values} live={live} workingDays={workingDays} />}
          {asksVolume(type) && suitabilityQuestions.map((question) => <ScaleField key={question} name={question} defaultValue={drawn.values[question] ?? ''} />)}
        </div>
        <FormActions>
          <SubmitButton>{t('save')}</SubmitButton>
          <ButtonLink href={`/requests/${number}`} variant="quiet" size="lg">{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </div>
  )
}
