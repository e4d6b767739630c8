import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import type { AuditLine } from '@/lib/features/audit/queries'
import { getFormats } from '@/lib/i18n/formats'

/** When the system came to which version, as far as its history tells. */
export async function SystemReleases({ lines }: { lines: AuditLine[] }) {
  const [t, f] = await Promise.all([getTranslations('components.releases'), getFormats()])
  const of = (value: unknown) => (value as { release?: string | null } | undefined)?.release ?? null
  const changes = lines.flatMap((line) => {
    const [before, after] = [of(line.data.before), of(line.data.after)]
    return after !== null && after !== before ? [{ id: String(line.seq), title: after, detail: f.date(line.at) }] : []
  })
  if (!changes.length) return null
  return (
    <Section title={t('title')}>
      <Timeline entries={changes.map((change, i) => ({ ...change, current: i === 0 }))} />
    </Section>
  )
}
