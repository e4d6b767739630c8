import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { tokenScopes, type TokenScope } from '@/lib/core/access'
import { listTokens } from '@/lib/features/tokens/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { NewToken, RevokeToken } from './token-panels'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tokens'))('title') }
}

export default async function TokensPage() {
  const ctx = await pageCtx('token:own')
  const [t, f, tokens] = await Promise.all([getTranslations('tokens'), getFormats(), listTokens(ctx, {})])
  const stateOf = (token: (typeof tokens)[number]) => (token.revokedAt ? 'revoked' : token.expiresAt <= ctx.now ? 'expired' : 'valid')
  return (
    <Messages areas={['tokens']}>
      <PageHeader title={t('title')} sentence={t('text')} action={<ButtonLink href="/developers">{t('docs')}</ButtonLink>} />
      {tokens.length === 0 ? (
        <div className="mb-7">
          <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
        </div>
      ) : (
        <ul className="panel mb-7 divide-y divide-line-soft">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
              <div className="min-w-0 flex-1 basis-56">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {token.name}
                  <Status tone={stateOf(token) === 'valid' ? 'ok' : 'none'}>{t(stateOf(token))}</Status>
                </p>
                <p className="text-xs text-ink-3">
                  …{token.lastFour} · {token.person.name} · {token.scopes.split(' ').map((scope) => t(`scope.${scope as TokenScope}`)).join(' · ')}
                </p>
              </div>
              <p className="text-xs text-ink-3">
                {t('lastUsed')} {token.lastUsedAt ? <When at={token.lastUsedAt} now={ctx.now} /> : t('never')} · {t('expires')} {f.date(token.expiresAt)}
              </p>
              {stateOf(token) === 'valid' && <RevokeToken id={token.id} name={token.name} />}
            </li>
          ))}
        </ul>
      )}
      <Section title={t('create')}>
        <NewToken scopes={tokenScopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`), note: scope }))} />
      </Section>
    </Messages>
  )
}
