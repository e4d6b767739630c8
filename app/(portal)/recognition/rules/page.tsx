import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { AppError } from '@/lib/core/errors'
import { previewRules, type RulesPreview } from '@/lib/features/recognition/preview-rules'
import { rulesHistory } from '@/lib/features/recognition/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { pageCtx } from '@/lib/server/auth'
import type { Ctx } from '@/lib/server/ctx'
import { EffectTable } from './effect-table'
import { PublishForm } from './publish-form'
import { RulesFields } from './rules-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recognition.rules'))('title') }
}

const names = ['perVerifiedHour', 'live', 'approved', 'support', 'submitted', 'benefitMonths', 'capDay', 'capMonth', 'capYear']

export default async function RulesPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const ctx = await pageCtx('recognition:edit')
  const asked = await searchParams
  const [t, top, root, f, history] = await Promise.all([getTranslations('recognition.rules'), getTranslations('recognition'), getTranslations(), getFormats(), rulesHistory(ctx, {})])
  const values = Object.fromEntries(names.map((name) => [name, String(asked[name] ?? '').slice(0, 12)]))
  const preview = asked.submitted === undefined ? null : await previewOf(ctx, values)
  const shown = preview && !(preview instanceof AppError) ? preview.rules : history.rules
  return (
    <Messages areas={['recognition']}>
      <PageHeader
        crumbs={[{ label: top('title'), href: '/recognition' }, { label: t('title') }]}
        title={t('current', { ordinal: history.ordinal })}
        sentence={`${history.publishedAt ? t('since', { date: f.date(history.publishedAt) }) : t('first')}. ${t('sentence')}`}
      />
      <Columns
        main={
          <Section title={t('edit')}>
            {preview instanceof AppError && (
              <Callout tone="act" title={t('notPublishable')}>
                {Object.values(preview.fields ?? {}).flat().map((reason) => say(root, reason)).join(' ')}
              </Callout>
            )}
            <form action="/recognition/rules" className="grid max-w-2xl gap-5">
              <RulesFields key={JSON.stringify(shown)} rules={shown} />
              <div className="border-t border-line pt-5">
                <Button type="submit" variant={preview ? 'secondary' : 'primary'}>
                  {t('effect')}
                </Button>
              </div>
            </form>
          </Section>
        }
        side={
          preview && !(preview instanceof AppError) ? (
            <Section title={t('effectTitle')} note={t('effectNote', { from: f.date(preview.from), to: f.date(preview.to) })}>
              <EffectTable preview={preview} />
              <div className="mt-5">
                {preview.weaknesses.length ? (
                  <Callout tone="act" title={t('notPublishable')}>
                    {preview.weaknesses.map((reason) => say(root, reason)).join(' ')}
                  </Callout>
                ) : (
                  <PublishForm values={values} ordinal={history.ordinal} />
                )}
              </div>
            </Section>
          ) : (
            <Section title={t('effectTitle')}>
              <p className="text-sm text-ink-2">{t('mayPublish')}</p>
            </Section>
          )
        }
      />
      {history.versions.length > 0 && (
        <Section title={t('versions')}>
          <PlainTable
            caption={t('versions')}
            columns={[
              { id: 'ordinal', header: t('version'), align: 'right' },
              { id: 'published', header: t('publishedAt') },
              { id: 'note', header: t('noteColumn') },
            ]}
            rows={history.versions.map(({ ordinal, publishedAt, note }) => ({ id: String(ordinal), name: String(ordinal), cells: { ordinal: f.number(ordinal), published: f.dateTime(publishedAt), note: note ?? t('first') } }))}
          />
        </Section>
      )}
    </Messages>
  )
}

/** The effect, or why the fields make no rules. */
async function previewOf(ctx: Ctx, values: Record<string, string>): Promise<RulesPreview | AppError> {
  try {
    return await previewRules(ctx, values)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return error
    throw error
  }
}
