'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComboboxField } from '@/components/form/combobox-field'
import { IconButton } from '@/components/ui/button'

interface Chosen {
  id: string
  name: string
}

/** Several people: each one chosen moves to the list above the search. */
export function PeoplePicker({ defaultPeople }: { defaultPeople: readonly Chosen[] }) {
  const t = useTranslations('reviews.points')
  const [people, setPeople] = useState<readonly Chosen[]>(defaultPeople)
  const [round, setRound] = useState(0)
  return (
    <div className="grid gap-2">
      {people.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {people.map((person) => (
            <li key={person.id} className="inline-flex items-center gap-1 rounded-md border border-line bg-raised py-0.5 pr-0.5 pl-2.5 text-sm">
              <input type="hidden" name="reviewerIds[]" value={person.id} />
              {person.name}
              <IconButton label={t('removePerson', { name: person.name })} size="sm" onClick={() => setPeople(people.filter(({ id }) => id !== person.id))}>
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <ComboboxField
        key={round}
        name="reviewerIds"
        label={t('people')}
        help={t('peopleHelp')}
        source="/api/people"
        placeholder={t('personSearch')}
        className="sm:max-w-96"
        onOptionChange={(option) => {
          if (!option) return
          if (!people.some(({ id }) => id === option.value)) setPeople([...people, { id: option.value, name: option.label }])
          setRound(round + 1)
        }}
        optional
      />
    </div>
  )
}
