import { recognitionContent } from '@/lib/content/recognition'
import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { RecognitionRules, weaknesses } from '@/lib/core/recognition/rules'
import { canonicalJson } from '@/lib/server/canonical'
import { command, fieldReasons } from '@/lib/server/command'
import { rulesInForce } from './rules'
import { PublishRules, type RulesInput } from './schema'

/** The form's flat fields as rules; refusals are named as the form names them. */
export function rulesFrom({ capDay, capMonth, capYear, ...rest }: RulesInput): RecognitionRules {
  const parsed = RecognitionRules.safeParse({ ...rest, caps: { day: capDay, month: capMonth, year: capYear } })
  if (parsed.success) return parsed.data
  const reasons = Object.entries(fieldReasons(parsed.error.issues))
  throw invalid(Object.fromEntries(reasons.map(([path, why]) => [path.replace(/^caps\.(\w)/, (_all, first: string) => `cap${first.toUpperCase()}`), why])))
}

/** A new version of the rules, for what happens from now on. Refused while handing in could outweigh measured benefit. */
export const publishRules = command({
  permission: 'recognition:edit',
  input: PublishRules,
  async run(ctx, { note, ordinal, ...input }) {
    const before = await rulesInForce(ctx)
    if (before.ordinal !== ordinal) throw conflict()
    const rules = rulesFrom(input)
    const why = weaknesses(rules)
    if (why.length) throw ruleError(why)
    // The first version is the one of the product; it is stored when a second one needs a row before it.
    if (before.publishedAt === null) await ctx.db.recognitionRules.create({ data: { ordinal: 1, rules: canonicalJson(recognitionContent), publishedAt: ctx.now }, select: { id: true } })
    const createdById = ctx.actor.kind === 'person' ? ctx.actor.id : null
    const { id } = await ctx.db.recognitionRules.create({ data: { ordinal: ordinal + 1, rules: canonicalJson(rules), note, createdById, publishedAt: ctx.now }, select: { id: true } })
    return {
      result: { ordinal: ordinal + 1 },
      audit: { action: 'recognition.rules-published', entity: 'recognition-rules', entityId: id, before: before.rules, after: rules, facts: { ordinal: ordinal + 1, note } },
    }
  },
})
