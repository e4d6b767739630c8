import { z } from 'zod'
import { MailSettings } from '@/lib/core/settings'
import { id } from '@/lib/core/portfolio/fields'

/** The settings of the mail server; the password is left out where it stays. */
export const UpdateMail = MailSettings.extend({ password: z.string().max(512).optional() })
export const DeliveryRef = z.strictObject({ id })
