'use client'

import { Bell, BellOff, ThumbsUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { followRequestAction, voteRequestAction } from '../actions'

interface ReactionsProps {
  id: string
  voted: boolean
  followed: boolean
  votes: number
  mayVote: boolean
  mayFollow: boolean
  /** The reader has steps to take below: voting is not the main thing to do then */
  acts: boolean
}

/** One's vote and whether one follows; both are undone by the same button. */
export function Reactions({ id, voted, followed, votes, mayVote, mayFollow, acts }: ReactionsProps) {
  const t = useTranslations()
  const [, start] = useTransition()
  const [vote, showVote] = useOptimistic(voted)
  const [follow, showFollow] = useOptimistic(followed)
  const count = votes + Number(vote) - Number(voted)
  const set = (kind: 'vote' | 'follow', on: boolean) =>
    start(async () => {
      ;(kind === 'vote' ? showVote : showFollow)(on)
      const result = await (kind === 'vote' ? voteRequestAction : followRequestAction)({ id, on }).catch(() => null)
      if (!result?.ok) toast({ title: say(t, result?.error ?? { key: 'errors.offline' }), tone: 'act' })
    })
  return (
    <>
      {mayFollow && (
        <Button aria-pressed={follow} icon={follow ? <BellOff aria-hidden="true" /> : <Bell aria-hidden="true" />} onClick={() => set('follow', !follow)}>
          {t(follow ? 'requestDetail.unfollow' : 'requestDetail.follow')}
        </Button>
      )}
      <Button aria-pressed={vote} disabled={!mayVote} variant={vote || acts || !mayVote ? 'secondary' : 'primary'} icon={<ThumbsUp aria-hidden="true" />} onClick={() => set('vote', !vote)}>
        {t(vote ? 'requestDetail.voted' : 'requestDetail.vote', { count })}
      </Button>
    </>
  )
}
