import { email } from './email/channel'

/** One line per channel. */
export const channels = { email }
