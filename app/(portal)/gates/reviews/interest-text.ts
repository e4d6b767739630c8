import type { Member, ScopedAutomation, Tie } from '@/lib/core/gates/review'

/** "Invoice check (owner, builder), …"; empty for a member without an interest. */
export function interestText(member: Pick<Member, 'interests'>, scope: readonly ScopedAutomation[], nameOf: (automation: ScopedAutomation) => string, tie: (tie: Tie) => string, f: { list(values: string[]): string }): string {
  return f.list(
    member.interests.flatMap(({ automationId, ties }) => {
      const automation = scope.find(({ id }) => id === automationId)
      return automation ? [`${nameOf(automation)} (${f.list(ties.map(tie))})`] : []
    }),
  )
}
