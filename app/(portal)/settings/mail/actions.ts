'use server'

import { retryDelivery } from '@/lib/features/mail/retry-delivery'
import { sendTestMail } from '@/lib/features/mail/send-test-mail'
import { updateMail } from '@/lib/features/mail/update-mail'
import { action } from '@/lib/server/action'

export const updateMailAction = action(updateMail, { revalidate: '/settings/mail' })
export const sendTestMailAction = action(sendTestMail)
export const retryDeliveryAction = action(retryDelivery, { revalidate: '/settings/mail' })
