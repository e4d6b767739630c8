'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState, type ChangeEvent } from 'react'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { NumberField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import type { CheckAnswer } from '@/lib/features/engines/check-connection'
import type { FormField } from '@/lib/features/engines/queries'
import { checkConnectionAction, connectEngineAction, updateEngineAction } from './actions'
import { CheckedConnection } from './checked-connection'
import { ConfigInput } from './config-input'
import { configOf, slugOf } from './form-values'
import { IntentButton } from './intent-button'

export interface EditedEngine {
  id: number
  version: number
  slug: string
  name: string
  nameZh: string | null
  syncEveryMinutes: number
  config: Record<string, unknown>
  /** Secret fields that are set, with the date in words. */
  secrets: Record<string, string>
}

interface EngineFormProps {
  kind: { id: string; intake: 'pull' | 'push' | 'internal'; docsUrl: string | null; fields: FormField[] }
  engine?: EditedEngine
}

/** Settings of an engine, drawn from what its kind declares. */
export function EngineForm({ kind, engine }: EngineFormProps) {
  const t = useTranslations('enginePages')
  const cancel = useTranslations('ui')('cancel')
  const [answer, setAnswer] = useState<CheckAnswer | null>(null)
  const [intent, setIntent] = useState<'check' | 'save'>('save')
  const slugTouched = useRef(false)
  const pulled = kind.intake === 'pull'

  const submit: FormAction = async (state, form) => {
    setAnswer(null)
    if (form.get('intent') !== 'check') {
      form.delete('intent')
      setIntent('save')
      return (engine ? updateEngineAction : connectEngineAction)(state, form)
    }
    setIntent('check')
    const checked = await checkConnectionAction({ ...(engine ? { id: engine.id } : { kind: kind.id }), config: configOf(form) })
    if (!checked.ok) return checked
    setAnswer(checked.data)
    return null
  }
  const suggestSlug = (event: ChangeEvent<HTMLInputElement>) => {
    const slug = event.target.form?.elements.namedItem('slug')
    if (slug instanceof HTMLInputElement && !slugTouched.current) slug.value = slugOf(event.target.value)
  }

  return (
    <Form action={submit} successHref={engine ? `/engines/${engine.slug}` : '/engines/{slug}'} successMessage={t(engine ? 'form.saved' : 'form.connected')}>
      <div className="contents" onChange={() => setAnswer(null)}>
        {engine && <input type="hidden" name="id" value={engine.id} />}
        {engine && <input type="hidden" name="version" value={engine.version} />}
        {!engine && <input type="hidden" name="kind" value={kind.id} />}
        <FormSection title={t('form.identity')} note={t('form.identityNote')}>
          <FieldRow>
            <TextField name="name" label={t('form.name')} help={t('form.nameHelp')} defaultValue={engine?.name} maxLength={120} autoComplete="off" onChange={engine ? undefined : suggestSlug} />
            <TextField name="nameZh" label={t('form.nameZh')} defaultValue={engine?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
          </FieldRow>
          <FieldRow>
            {!engine && <TextField name="slug" label={t('form.slug')} help={t(pulled ? 'form.slugHelp' : 'form.slugHelpPush')} maxLength={40} autoComplete="off" spellCheck={false} mono onChange={() => (slugTouched.current = true)} />}
            {pulled && <NumberField name="syncEveryMinutes" label={t('form.interval')} help={t('form.intervalHelp')} unit={t('form.minutes')} defaultValue={engine?.syncEveryMinutes ?? 5} min={1} max={1440} step={1} className={engine && 'sm:max-w-60'} />}
          </FieldRow>
        </FormSection>
        {kind.fields.length > 0 && (
          <FormSection title={t('form.connection')} note={t(pulled ? 'form.connectionNote' : 'form.connectionNotePush')}>
            {kind.fields.map((field) => (
              <ConfigInput key={field.name} kind={kind.id} field={field} value={engine?.config[field.name]} setOn={engine?.secrets[field.name]} />
            ))}
            {kind.docsUrl && (
              <a href={kind.docsUrl} target="_blank" rel="noreferrer noopener" className="inline-flex w-fit items-center gap-1.5 text-sm text-accent underline-offset-4 hover:underline">
                {t('form.docs')}
                <ExternalLink aria-hidden="true" className="size-3.5" />
              </a>
            )}
          </FormSection>
        )}
      </div>
      {answer && <CheckedConnection answer={answer} />}
      <FormActions>
        <IntentButton variant="primary" busy={intent === 'save'} busyLabel={t(engine ? 'form.saving' : 'form.connecting')}>
          {t(engine ? 'form.save' : 'form.connect')}
        </IntentButton>
        {pulled && (
          <IntentButton intent="check" busy={intent === 'check'} busyLabel={t('form.testing')}>
            {t('form.test')}
          </IntentButton>
        )}
        <ButtonLink href={engine ? `/engines/${engine.slug}` : '/engines'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
