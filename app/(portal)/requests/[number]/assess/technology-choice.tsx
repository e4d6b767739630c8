'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RadioCards } from '@/components/form/choice-fields'
import { TextField } from '@/components/form/text-field'
import { technologies, type Technology } from '@/lib/core/portfolio/stages'
import type { Advice } from '@/lib/core/scoring/advice'

interface TechnologyChoiceProps {
  advice: Advice
  last: { technology: Technology; technologyWhy: string | null } | null
}

/** The decision on the technology beside what the rules advise; another choice says why. */
export function TechnologyChoice({ advice, last }: TechnologyChoiceProps) {
  const t = useTranslations('scoring')
  const [chosen, setChosen] = useState<string | null>(last?.technology ?? null)
  const pointsOf = (technology: Technology) => advice.ranking.find((entry) => entry.technology === technology)?.points ?? 0
  return (
    <div className="mb-7 grid gap-4">
      <RadioCards
        name="technology"
        label={t('technology.chosen')}
        columns={2}
        defaultValue={last?.technology}
        onValueChange={setChosen}
        options={technologies.map((technology) => ({
          value: technology,
          label: `${t(`technologies.${technology}`)} · ${t('technology.points', { count: pointsOf(technology) })}${technology === advice.technology ? ` · ${t('technology.advised')}` : ''}`,
          note: t(`technologyNotes.${technology}`),
        }))}
      />
      {chosen !== null && chosen !== advice.technology && <TextField name="technologyWhy" label={t('technology.why')} defaultValue={last?.technologyWhy ?? ''} maxLength={1000} autoComplete="off" />}
    </div>
  )
}
