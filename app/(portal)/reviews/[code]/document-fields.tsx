import { Section } from '@/components/ui/section'
import type { ReviewField } from '@/lib/core/reviews/task'

/** What the engine told, as it told it: plain text, short values beside their labels, long ones below. */
export function DocumentFields({ fields, title, empty }: { fields: readonly ReviewField[]; title: string; empty: string }) {
  return (
    <Section title={title}>
      {fields.length === 0 ? (
        <p className="text-sm text-ink-3">{empty}</p>
      ) : (
        <dl className="panel divide-y divide-line-soft">
          {fields.map(({ label, value }, index) => (
            <div key={index} className="grid gap-x-6 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[minmax(8rem,14rem)_1fr]">
              <dt dir="auto" className="text-sm [overflow-wrap:anywhere] text-ink-3">{label}</dt>
              <dd dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line tabular-nums">{value || '–'}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}
