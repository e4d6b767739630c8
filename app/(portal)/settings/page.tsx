import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/core/access'
import type { SettingGroup } from '@/lib/core/settings'
import { packReaders } from '@/lib/features/packs/queries'
import { getSettings } from '@/lib/features/settings/queries'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { PacksForm } from './packs-form'
import { RecognitionForm } from './recognition-form'
import { CalendarForm, ExpansionForm, GatesForm, OrganisationForm, RetentionForm, SecurityForm, TargetsForm } from './settings-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

const shown = ['organisation', 'targets', 'gates', 'packs', 'calendar', 'security', 'retention', 'expansion', 'recognition'] as const satisfies SettingGroup[]

export default async function SettingsPage({ searchParams }: { searchParams: Promise<{ part?: string }> }) {
  const ctx = await pageCtx('settings:read')
  const [t, p, settings, { part }] = await Promise.all([getTranslations('settings'), getTranslations('privacy'), getSettings(ctx, {}), searchParams])
  const current = shown.find((group) => group === part) ?? 'organisation'
  const readOnly = !can(ctx.actor, 'settings:edit')
  const notes = { organisation: undefined, calendar: undefined, security: undefined, targets: t('targets.text'), retention: t('retention.text'), gates: t('gates.text'), packs: t('packs.text'), expansion: t('expansion.text'), recognition: t('recognition.text') }
  return (
    <Messages areas={['settings', 'nav']}>
      <PageHeader title={t('title')} sentence={t('text')} />
      <Tabs
        tabs={[
          ...shown.map((group) => ({ href: group === 'organisation' ? '/settings' : `/settings?part=${group}`, label: t(`${group}.title`), active: group === current })),
          ...(can(ctx.actor, 'retention:read') ? [{ href: '/settings/privacy', label: p('title'), active: false }] : []),
          { href: '/settings/mail', label: t('mail'), active: false },
          { href: '/settings/departments', label: t('departments'), active: false },
          { href: '/tokens', label: t('tokens'), active: false },
        ]}
      />
      <Section title={t(`${current}.title`)} note={notes[current]}>
        {current === 'organisation' && <OrganisationForm value={settings.organisation} readOnly={readOnly} />}
        {current === 'targets' && <TargetsForm value={settings.targets} readOnly={readOnly} />}
        {current === 'gates' && <GatesForm value={settings.gates} readOnly={readOnly} />}
        {current === 'packs' && <PacksForm value={settings.packs} readOnly={readOnly} people={await packReaders(ctx, {})} />}
        {current === 'calendar' && <CalendarForm value={settings.calendar} readOnly={readOnly} />}
        {current === 'security' && <SecurityForm value={settings.security} readOnly={readOnly} />}
        {current === 'retention' && <RetentionForm value={settings.retention} readOnly={readOnly} />}
        {current === 'expansion' && <ExpansionForm value={settings.expansion} readOnly={readOnly} />}
        {current === 'recognition' && <RecognitionForm value={settings.recognition} readOnly={readOnly} />}
      </Section>
    </Messages>
  )
}
