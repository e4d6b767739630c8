import type { Tone } from '@/components/ui/tone'
import type { Standing } from '@/lib/core/runs/compare'

export { formatChange, formatFigure, formatTarget, formatTargetRate, formatValue, formatVariable, nothingWaits, rateDigits, shownRate } from '@/lib/i18n/figure-text'

export const toneOf: Record<Standing, Tone> = { 'on-target': 'ok', watch: 'watch', act: 'act', 'no-data': 'none' }
