import rules from '@/content/recognition/rules.json'
import { RecognitionRules } from '@/lib/core/recognition/rules'

/** The rules that an installation starts with. */
export const recognitionContent: RecognitionRules = RecognitionRules.parse(rules)
