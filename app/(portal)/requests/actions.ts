'use server'

import { addComment, editComment, removeComment } from '@/lib/features/requests/comment'
import { discardDraft } from '@/lib/features/requests/discard-draft'
import { followRequest } from '@/lib/features/requests/follow'
import { submitRequest } from '@/lib/features/requests/submit-request'
import { supportRequest } from '@/lib/features/requests/support-request'
import { updateRequest } from '@/lib/features/requests/update-request'
import { voteRequest } from '@/lib/features/requests/vote'
import { withdrawSupport } from '@/lib/features/requests/withdraw-support'
import { action } from '@/lib/server/action'

const page = '/requests'
const record = ({ number }: { number: number }) => `/requests/${number}`

export const submitRequestAction = action(submitRequest, { revalidate: '/requests', redirectTo: record })
export const discardDraftAction = action(discardDraft, { revalidate: ['/requests', '/requests/new'] })
export const updateRequestAction = action(updateRequest, { revalidate: page, redirectTo: record })
export const voteRequestAction = action(voteRequest, { revalidate: page })
export const followRequestAction = action(followRequest, { revalidate: page })
export const supportRequestAction = action(supportRequest, { revalidate: page })
export const withdrawSupportAction = action(withdrawSupport, { revalidate: page })
export const addCommentAction = action(addComment, { revalidate: page })
export const editCommentAction = action(editComment, { revalidate: page })
export const removeCommentAction = action(removeComment, { revalidate: page })
