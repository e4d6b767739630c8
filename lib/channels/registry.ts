import { callback } from './callback/channel'
import { email } from './email/channel'

/** One line per channel. */
export const channels = { email, callback }
