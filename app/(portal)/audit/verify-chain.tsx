'use client'

import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
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
  if (!answer.ok) return <Callout tone="act" title={say(t, answer.error)} live />
  const report = answer.data
  if (report.ok) {
    return (
      <Callout tone="ok" title={t('audit.verified', { count: report.entries })} live>
        {t('audit.verifiedText', { anchors: report.anchors })}
      </Callout>
    )
  }
  return (
    <Callout tone="act" title={t('audit.broken', { seq: report.seq })} live>
      {t(`audit.fault.${report.fault}`)}
    </Callout>
  )
}
