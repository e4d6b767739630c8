import { z } from 'zod'
import { noticeGroups, type NoticeGroup } from '@/lib/core/notices/kinds'
import { mailChoices } from '@/lib/core/notices/notice'
import { id } from '@/lib/core/portfolio/fields'

export const NoticeRef = z.strictObject({ id })
export const NoticeFilter = z.strictObject({
  show: z.enum(['unread', 'all']).default('all').catch('all'),
  /** The last notice of the page before */
  before: id.optional().catch(undefined),
})

const choice = z.enum(mailChoices).default('now')
export const SavePreferences = z.strictObject(Object.fromEntries(noticeGroups.map((group) => [group, choice])) as Record<NoticeGroup, typeof choice>)
