import type { Locale } from '@/lib/core/localized'

export type PackFileKind = `${'pdf' | 'xlsx'}-${Locale}`
