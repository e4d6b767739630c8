import { z } from 'zod'
import { deliver, mailIsDue } from '@/lib/features/mail/deliver'
import { defineJob } from './definition'

export const sendMail = defineJob({
  id: 'send-mail',
  schedule: '* * * * *',
  payload: z.strictObject({}),
  due: mailIsDue,
  async run(ctx, _payload, signal) {
    const items = await deliver(ctx, signal)
    return items && { items }
  },
})
