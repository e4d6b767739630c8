import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { parametersOf } from '@/app/api/v1/openapi'
import { operations, type Operation } from '@/app/api/v1/operations'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { can } from '@/lib/core/access'
import { pageCtx } from '@/lib/server/auth'
import { env } from '@/lib/server/env'
import { SchemaFields } from './schema-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developers'))('title') }
}

const rules = ['json', 'instants', 'ratios', 'lists', 'errors', 'limits'] as const

const example = (base: string) => `curl -X POST ${base}/api/v1/runs \\
  -H "Authorization: Bearer $WHEELHOUSE_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "engine": "billing-bots",
    "runs": [{
      "externalId": "R-1001",
      "process": { "externalId": "expense-bot", "name": "Expense bot" },
      "status": "succeeded",
      "startedAt": "2026-11-02T01:00:02.000Z",
      "endedAt": "2026-11-02T01:00:41.000Z",
      "items": { "handled": 5, "succeeded": 4, "businessExceptions": 1 }
    }]
  }'`

export default async function DevelopersPage() {
  const ctx = await pageCtx('work:read')
  const t = await getTranslations('developers')
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={t('text')}
        action={
          <>
            <ButtonLink href="/api/v1/openapi.json">
              {t('openapi')}
            </ButtonLink>
            {can(ctx.actor, 'token:own') && (
              <ButtonLink href="/tokens" variant="primary">
                {t('tokens')}
              </ButtonLink>
            )}
          </>
        }
      />
      <Section title={t('auth')} note={t('authText')}>
        <p className="mb-1 text-xs font-medium text-ink-3">{t('push')}</p>
        <pre className="panel overflow-x-auto px-4 py-3 font-mono text-sm leading-5" tabIndex={0}>
          {example(env().BASE_URL)}
        </pre>
      </Section>
      <Section title={t('conventions')}>
        <ul className="grid max-w-[90ch] list-disc gap-1 pl-5 text-ink-2">
          {rules.map((rule) => (
            <li key={rule}>{t(`rules.${rule}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('operations')}>
        <div className="grid gap-4">
          {operations.map((operation) => (
            <OperationPanel key={operation.id} operation={operation} />
          ))}
        </div>
      </Section>
    </>
  )
}

async function OperationPanel({ operation }: { operation: Operation }) {
  const t = await getTranslations('developers')
  const parameters = operation.query ? parametersOf(operation.query) : []
  return (
    <article className="panel px-4 py-3.5" id={operation.id}>
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-mono text-sm font-semibold">
          <span className="text-accent">{operation.method.toUpperCase()}</span> {operation.path}
        </h3>
        <Tag>{operation.scope}</Tag>
      </header>
      <p className="mt-1 max-w-[90ch] text-ink-2">{t(`ops.${operation.id}`)}</p>
      {parameters.length > 0 && (
        <Part title={t('parameters')}>
          <ul className="grid gap-1 text-sm">
            {parameters.map((parameter) => (
              <li key={parameter.name}>
                <code className="font-mono">{parameter.name}</code>
                {parameter.required && <span className="ml-1.5 text-xs text-act">{t('required')}</span>}
                {parameter.description && <span className="ml-2 text-ink-3">{parameter.description}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {operation.body && (
        <Part title={t('body')}>
          <SchemaFields schema={z.toJSONSchema(operation.body, { io: 'input', unrepresentable: 'any' })} required={t('required')} />
        </Part>
      )}
      <Part title={t('answer')}>
        <SchemaFields schema={z.toJSONSchema(operation.answer, { io: 'output', unrepresentable: 'any' })} required="" />
      </Part>
    </article>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="mt-3" open>
      <summary className="w-fit cursor-pointer rounded-sm text-xs font-medium text-ink-3 hover:text-ink">{title}</summary>
      <div className="mt-1">{children}</div>
    </details>
  )
}
