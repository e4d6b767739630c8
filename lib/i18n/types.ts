import type { Locale } from '@/lib/core/localized'
import type { Messages } from './areas'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
