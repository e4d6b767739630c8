import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { ExplainPanel } from '@/components/ui/explain'
import { Status, Tag } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { can, type Role } from '@/lib/core/access'
import type { Readiness } from '@/lib/core/gates/readiness'
import type { Reading } from '@/lib/core/gates/reading'
import { signsAs } from '@/lib/core/gates/signed'
import { factText, gapText, targetText, valueText, type ReadingWords } from '@/lib/i18n/reading-text'
import type { Ctx } from '@/lib/server/ctx'
import { explainReading } from './explain-reading'
import { toneOfReading } from './tones'

interface CriteriaTableProps {
  readiness: Pick<Readiness, 'phase' | 'readings'>
  words: ReadingWords
  ctx: Ctx
}

/** One row a criterion: state, value, target, sample and outlook; the value opens to what it was computed from. */
export async function CriteriaTable({ readiness: { phase, readings }, words, ctx }: CriteriaTableProps) {
  const t = await getTranslations('gates')
  const { f } = words
  return (
    <PlainTable
      caption={t('title')}
      columns={[
        { id: 'criterion', header: t('columns.criterion'), maxWidth: '26rem' },
        { id: 'state', header: t('columns.state'), maxWidth: '16rem' },
        { id: 'value', header: t('columns.value'), align: 'right' },
        { id: 'target', header: t('columns.target'), align: 'right' },
        { id: 'sample', header: t('columns.sample'), align: 'right' },
        { id: 'outlook', header: t('columns.outlook'), maxWidth: '15rem' },
      ]}
      rows={readings.map((reading) => ({
        id: reading.criterionId,
        name: reading.label[f.locale],
        cells: {
          criterion: (
            <span key="criterion" className="block whitespace-normal">
              <span className="font-medium">{reading.label[f.locale]}</span>{' '}
              <Tag>{t(reading.mandatory ? 'mandatory' : 'advisory')}</Tag>
            </span>
          ),
          state: <StateCell key="state" reading={reading} words={words} tone={toneOfReading(reading, phase.status)} word={t(`state.${reading.state}`)} />,
          value: <ValueCell key="value" reading={reading} words={words} runs={can(ctx.actor, 'run:read')} />,
          target: targetText(f, reading),
          sample: reading.sample === null ? null : reading.minimumSample ? t(reading.parts.length ? 'sampleEach' : 'sampleOf', { sample: f.number(reading.sample), minimum: f.number(reading.minimumSample) }) : f.number(reading.sample),
          outlook: <Outlook key="outlook" reading={reading} words={words} signable={phase.status === 'closed' ? [] : rolesToSign(ctx, reading)} phaseId={phase.id} />,
        },
      }))}
    />
  )
}

function StateCell({ reading, words, tone, word }: { reading: Reading; words: ReadingWords; tone: Tone; word: string }) {
  const gap = reading.state === 'not-met' && reading.kind !== 'signed' ? gapText(words.f, reading) : null
  const short = gap && words.t(`gates.${reading.comparator === 'at-most' ? 'over' : 'short'}` as never, { gap } as never)
  const detail = reading.facts[0] ? factText(words, reading.facts[0]) : short
  return (
    <span className="block whitespace-normal">
      <Status tone={tone}>{word}</Status>
      {detail && <span className="sub">{detail}</span>}
    </span>
  )
}

function ValueCell({ reading, words, runs }: { reading: Reading; words: ReadingWords; runs: boolean }) {
  const id = `reading-${reading.criterionId}`
  const value = reading.kind === 'signed' ? `${reading.value}/${reading.target}` : valueText(words.f, reading)
  return (
    <span>
      <button type="button" popoverTarget={id} aria-haspopup="dialog" className="figure">
        {value}
      </button>
      <ExplainPanel id={id} explanation={explainReading(words, reading, value, runs)} />
    </span>
  )
}

/** Roles of the reader whose signature is missing. */
function rolesToSign(ctx: Ctx, reading: Reading): Role[] {
  if (reading.kind !== 'signed' || !can(ctx.actor, 'gate:attest')) return []
  return reading.parts.filter(({ state, key }) => state !== 'met' && signsAs(ctx.actor.grants, key)).map(({ key }) => key as Role)
}

function Outlook({ reading, words, signable, phaseId }: { reading: Reading; words: ReadingWords; signable: Role[]; phaseId: string }) {
  const t = useTranslations('gates')
  const roles = useTranslations('people.role')
  const { forecast } = reading
  if (signable.length) {
    return (
      <span className="flex flex-wrap gap-1.5">
        {signable.map((role) => (
          <ButtonLink key={role} size="sm" href={`/gates/${phaseId}/sign?criterion=${reading.criterionId}&role=${role}`}>
            {t('sign', { role: roles(role) })}
          </ButtonLink>
        ))}
      </span>
    )
  }
  if (!forecast) return <span className="gone">–</span>
  return (
    <span className="block text-sm whitespace-normal text-ink-2">
      {forecast.kind === 'day' ? t(`forecast.${forecast.basis}`, { day: words.day(forecast.day) }) : t(`forecast.${forecast.reason}`)}
    </span>
  )
}
