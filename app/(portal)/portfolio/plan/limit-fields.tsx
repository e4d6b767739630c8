import type { PlanLimits } from '@/lib/features/portfolio/schema'

/** The limits of the page as hidden fields of a form. */
export function LimitFields({ limits }: { limits: PlanLimits }) {
  return (
    <>
      <input type="hidden" name="limits.budgetMinor" value={limits.budgetMinor ?? ''} />
      <input type="hidden" name="limits.tenthDays" value={limits.tenthDays ?? ''} />
      <input type="hidden" name="limits.risky" value={limits.risky ?? ''} />
      {limits.forcedIn.map((id) => (
        <input key={id} type="hidden" name="limits.forcedIn[]" value={id} />
      ))}
      {limits.forcedOut.map((id) => (
        <input key={id} type="hidden" name="limits.forcedOut[]" value={id} />
      ))}
    </>
  )
}
