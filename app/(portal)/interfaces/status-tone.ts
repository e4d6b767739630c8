import type { Tone } from '@/components/ui/tone'
import type { InterfaceStatus } from '@/lib/core/portfolio/landscape'

export const statusTone: Record<InterfaceStatus, Tone> = { planned: 'info', active: 'ok', retired: 'none' }
