'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { addCommentAction, editCommentAction, removeCommentAction } from '../actions'
import { CommentText } from './comment-text'
import { MentionArea } from './mention-area'

export interface ShownComment {
  id: string
  text: string
  /** Names of those who were told */
  mentioned: string[]
  at: string
  editedAt: Date | null
  removedAt: Date | null
  /** null: the anonymous submitter */
  author: { id: string; name: string } | null
  bySubmitter: boolean
  own: boolean
  mayRemove: boolean
}

/** What people say about a request, the oldest first, and the field to join in. */
export function Discussion({ id, comments, may }: { id: string; comments: ShownComment[]; may: boolean }) {
  const t = useTranslations('requestDetail.comment')
  const count = comments.filter(({ removedAt }) => !removedAt).length
  return (
    <Section id="discussion" title={t('title', { count })}>
      {comments.length > 0 && (
        <ol className="mb-4 grid gap-3">
          {comments.map((comment) => <Comment key={comment.id} requestId={id} comment={comment} />)}
        </ol>
      )}
      {may && (
        <Form action={addCommentAction} resetOnSuccess className="grid gap-2" successMessage={t('added')}>
          <input type="hidden" name="id" value={id} />
          <MentionArea key={count} label={t('label')} placeholder={t('placeholder')} help={t('help')} />
          <div><SubmitButton size="md" variant="secondary">{t('add')}</SubmitButton></div>
        </Form>
      )}
      {!may && !comments.length && <p className="text-sm text-ink-3">{t('none')}</p>}
    </Section>
  )
}

function Comment({ requestId, comment }: { requestId: string; comment: ShownComment }) {
  const t = useTranslations('requestDetail.comment')
  const [editing, setEditing] = useState(false)
  if (comment.removedAt) return <li className="text-sm text-ink-3">{t('removed')}</li>
  return (
    <li className="min-w-0 border-l-2 border-line pl-3">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{comment.author?.name ?? t('submitter')}</span>
        {comment.bySubmitter && comment.author && <Tag>{t('submitterTag')}</Tag>}
        <span className="text-xs text-ink-3">{comment.at}{comment.editedAt && ` · ${t('edited')}`}</span>
      </p>
      {editing ? (
        <Form action={editCommentAction} className="mt-1 grid gap-2" onSuccess={() => setEditing(false)}>
          <input type="hidden" name="id" value={requestId} />
          <input type="hidden" name="commentId" value={comment.id} />
          <MentionArea label={t('label')} defaultValue={comment.text} />
          <div className="flex gap-2">
            <SubmitButton size="md">{t('save')}</SubmitButton>
            <Button variant="quiet" onClick={() => setEditing(false)}>{t('cancel')}</Button>
          </div>
        </Form>
      ) : (
        <>
          <CommentText text={comment.text} mentioned={comment.mentioned} />
          {(comment.own || comment.mayRemove) && (
            <p className="-ml-2.5 flex">
              {comment.own && <Button size="sm" variant="quiet" onClick={() => setEditing(true)}>{t('edit')}</Button>}
              {comment.mayRemove && <Confirm trigger={t('remove')} title={t('removeTitle')} consequence={t('removeText')} confirmLabel={t('remove')} action={() => removeCommentAction({ id: requestId, commentId: comment.id })} variant="quiet" size="sm" />}
            </p>
          )}
        </>
      )}
    </li>
  )
}
