'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { saveStoryAction } from '../actions'

interface StoryFormProps {
  requestId: string
  story: { version: number; title: string; titleZh: string | null; text: string; textZh: string | null } | null
  suggestion: string
}

/** The words in both languages; figures come by themselves. */
export function StoryForm({ requestId, story, suggestion }: StoryFormProps) {
  const t = useTranslations('recognition.stories')
  return (
    <Form action={saveStoryAction} successMessage={t('saved')} successHref="/recognition#stories">
      <input type="hidden" name="requestId" value={requestId} />
      {story && <input type="hidden" name="version" value={story.version} />}
      <TextField name="title" label={t('titleEn')} defaultValue={story?.title ?? suggestion} maxLength={140} />
      <TextArea name="text" label={t('textEn')} help={t('textHelp')} defaultValue={story?.text} maxLength={2000} rows={5} />
      <TextField name="titleZh" label={t('titleZh')} defaultValue={story?.titleZh ?? undefined} maxLength={140} optional />
      <TextArea name="textZh" label={t('textZh')} defaultValue={story?.textZh ?? undefined} maxLength={2000} rows={5} optional />
      <FormActions>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
