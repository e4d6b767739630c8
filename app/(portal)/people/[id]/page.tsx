import { getLocale, getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status, Tag } from '@/components/ui/status'
import { can, type Role } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getPerson } from '@/lib/features/people/queries'
import { erasureOf } from '@/lib/features/privacy/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { exportPersonDataAction } from '../actions'
import { personChoices } from '../choices'
import { MakeDownload } from '../../make-download'
import { Access, GrantRole, PersonDetails, RevokeRole } from './person-panels'

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('person:read')
  const person = await orNotFound(getPerson(ctx, await params))
  const mayEdit = can(ctx.actor, 'person:edit')
  const [mayCopy, mayErase] = [can(ctx.actor, 'personal-data:export'), can(ctx.actor, 'personal-data:erase')]
  const mayGrant = can(ctx.actor, 'role:grant') && person.id !== ctx.actor.id
  const [t, p, m, locale, f, choices, erasure, lines] = await Promise.all([
    getTranslations('people'),
    getTranslations('privacy.person'),
    getTranslations('privacy.mine'),
    getLocale(),
    getFormats(),
    personChoices(ctx),
    erasureOf(ctx, person.id),
    can(ctx.actor, 'audit:read') ? historyOf(ctx, 'person', person.id) : null,
  ])
  const roleName = (role: string) => t(`role.${role as Role}`)
  const placeOf = (department: { name: string; nameZh: string | null } | null) => (department ? nameIn(locale, department) : t('scopeAll'))
  return (
    <Messages areas={['people']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/people' }]}
        title={person.name}
        sentence={[person.jobTitle, person.department && nameIn(locale, person.department)].filter(Boolean).join(' · ')}
        status={<Status tone={person.active ? 'ok' : 'none'}>{t(person.active ? 'active' : 'inactive')}</Status>}
      />
      <Columns
        main={
          <>
            <Section title={t('rolesTitle')} note={mayGrant ? t('rolesText') : person.id === ctx.actor.id ? t('cannotChangeOwnRoles') : undefined}>
              <ul className="panel divide-y divide-line-soft">
                <li className="flex min-h-row items-center gap-3 px-4 text-sm">
                  <span className="font-medium">{roleName('employee')}</span>
                  <span className="text-ink-3">{t('roleText.employee')}</span>
                </li>
                {person.grants.map((grant) => (
                  <li key={grant.id} className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1 text-sm">
                    <span className="font-medium">{roleName(grant.role)}</span>
                    <Tag>{placeOf(grant.department)}</Tag>
                    <span className="min-w-0 flex-1 text-ink-3">{t(`roleText.${grant.role as Role}`)}</span>
                    {mayGrant && <RevokeRole grantId={grant.id} role={roleName(grant.role)} name={person.name} />}
                  </li>
                ))}
              </ul>
              {mayGrant && <GrantRole personId={person.id} departments={choices.departments} roles={choices.roles.filter((role) => role.value !== 'employee')} />}
            </Section>
            {mayEdit && !erasure && (
              <Section title={t('edit')}>
                <PersonDetails person={{ ...person, departmentId: person.department?.id ?? null }} departments={choices.departments} />
              </Section>
            )}
            {lines && (
              <Section title={t('history')}>
                <History lines={lines} />
              </Section>
            )}
          </>
        }
        side={
          <>
            <Facts
              facts={[
                { label: t('email'), value: person.email },
                { label: t('jobTitle'), value: person.jobTitle },
                { label: t('department'), value: person.department && nameIn(locale, person.department) },
                { label: t('since'), value: f.date(person.createdAt) },
              ]}
            />
            {mayEdit && !erasure && person.id !== ctx.actor.id && (
              <Section title={t('accessTitle')}>
                <Access person={person} />
              </Section>
            )}
            {(mayCopy || mayErase || erasure) && (
              <Section title={p('title')} note={erasure ? p('erased', { date: f.date(erasure.at) }) : p('text')}>
                <div className="flex flex-wrap items-center gap-2">
                  {mayCopy && <MakeDownload action={exportPersonDataAction.bind(null, { id: person.id })} label={p('make')} ready={m('ready')} readyText={m('readyText')} download={m('download', { name: '%' })} />}
                  {mayErase && !erasure && person.id !== ctx.actor.id && (
                    <ButtonLink href={`/people/${person.id}/erase`} variant="quiet">
                      {p('erase')}
                    </ButtonLink>
                  )}
                </div>
              </Section>
            )}
          </>
        }
      />
    </Messages>
  )
}
