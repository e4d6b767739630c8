'use client'

import { ShieldCheck } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useMemo, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { TextLink } from '@/components/ui/text-link'
import type { Locale } from '@/lib/core/localized'
import { makeFormats } from '@/lib/i18n/format'
import { say } from '@/lib/i18n/say'
import { verifyAuditAction } from './actions'

type Answer = Awaited<ReturnType<typeof verifyAuditAction>>

export function VerifyChain() {
  const t = useTranslations()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [pending, startTransition] = useTransition()
  return (
    <>
      <Button variant="primary" icon={<ShieldCheck aria-hidden="true" />} disabled={pending} onClick={() => startTransition(async () => setAnswer(await verifyAuditAction({})))}>
        {pending ? t('ui.working') : t('audit.verify')}
      </Button>
      {answer && (
        <div className="w-full basis-full pt-3">
          <Report answer={answer} />
        </div>
      )}
    </>
  )
}

function Report({ answer }: { answer: Answer }) {
  const t = useTranslations()
  const [locale, timeZone] = [useLocale() as Locale, useTimeZone() ?? 'UTC']
  const f = useMemo(() => makeFormats(locale, timeZone, { points: '', none: '–' }), [locale, timeZone])
  if (!answer.ok) return <Callout tone="act" title={say(t, answer.error)} live />
  const report = answer.data
  if (report.ok) {
    return (
      <Callout tone="ok" title={t('audit.verified', { count: report.entries })} live>
        {[
          t('audit.verifiedText', { anchors: report.anchors }),
          ...(report.redacted ? [t('audit.verifiedRedacted', { count: report.redacted })] : []),
          ...(report.checkpoint === null ? [] : [t('audit.verifiedCheckpoint', { seq: report.checkpoint })]),
        ].join(' ')}
      </Callout>
    )
  }
  return (
    <Callout tone="act" title={t('audit.broken', { seq: report.seq })} live>
      <p>
        {t(`audit.fault.${report.fault}`)} {report.entry && t('audit.brokenEntry', { action: report.entry.action, actor: report.entry.actorName, at: f.dateTimeExact(report.entry.at) })}
      </p>
      {report.seq > 0 && <TextLink href={`/audit?at=${report.seq}`}>{t(report.entry ? 'audit.openEntry' : 'audit.openFirst')}</TextLink>}
    </Callout>
  )
}
