'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { consentAction, publishStoryAction, withdrawStoryAction } from './actions'

/** What those who write stories do with one. */
export function StoryButtons({ id, requestId, version, status, named }: { id: string; requestId: string; version: number; status: 'draft' | 'published'; named: boolean }) {
  const t = useTranslations('recognition.stories')
  return (
    <>
      <ButtonLink href={`/recognition/stories?request=${requestId}`} size="sm" variant="quiet">
        {t('edit')}
      </ButtonLink>
      {status === 'draft' ? (
        <Confirm size="sm" trigger={t('publish')} title={t('publishTitle')} consequence={t('publishText', { named: String(named) })} confirmLabel={t('publish')} doneMessage={t('publishDone')} action={() => publishStoryAction({ id, version })} />
      ) : (
        <Confirm size="sm" variant="quiet" danger trigger={t('withdraw')} title={t('withdrawTitle')} consequence={t('withdrawText')} confirmLabel={t('withdraw')} doneMessage={t('withdrawDone')} action={() => withdrawStoryAction({ id, version })} />
      )}
    </>
  )
}

/** The submitter's own choice, which holds at once. */
export function ConsentButton({ storyId, named, request }: { storyId: string; named: boolean; request: string }) {
  const t = useTranslations('recognition.stories')
  return (
    <Confirm
      size="sm"
      variant={named ? 'quiet' : 'secondary'}
      trigger={t(named ? 'takeBack' : 'agree')}
      title={t(named ? 'takeBack' : 'agree')}
      consequence={t('ownText', { named: String(named), request })}
      confirmLabel={t(named ? 'takeBack' : 'agree')}
      doneMessage={t(named ? 'takenBack' : 'agreed')}
      action={() => consentAction({ storyId, agreed: !named })}
    />
  )
}
