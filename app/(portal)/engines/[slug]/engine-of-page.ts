import type { getEngine } from '@/lib/features/engines/queries'

export type EngineOfPage = Awaited<ReturnType<typeof getEngine>>
