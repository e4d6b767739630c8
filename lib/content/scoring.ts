import model from '@/content/scoring/model.json'
import { ScoringConstants } from '@/lib/core/scoring/model'

let parsed: ScoringConstants | undefined

/** Weights and constants that the product brings along. Throws when the file does not fit (a test reads it). */
export const scoringContent = (): ScoringConstants => (parsed ??= ScoringConstants.parse(model))
