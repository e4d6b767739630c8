import type { FormValues } from '@/lib/core/three-way'

const PREFIX = 'wheelhouse.draft.'

/** What a form keeps in this browser until the account holds it too. */
export interface KeptDraft {
  values: FormValues
  /** As the account held it when the writing began */
  base: FormValues
  /** Version of `base`; 0: the account has none yet */
  version: number
  at: number
}

const keyOf = (personId: string, draftId: string) => `${PREFIX}${personId}.${draftId}`

/** False when the browser refuses to keep it (full, or switched off). */
export function keepDraft(personId: string, draftId: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(keyOf(personId, draftId), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function readKept(personId: string, draftId: string): KeptDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(personId, draftId)) ?? 'null') as KeptDraft | null
    return draft && typeof draft.values === 'object' && typeof draft.base === 'object' && typeof draft.version === 'number' ? draft : null
  } catch {
    return null
  }
}

export function dropKept(personId: string, draftId: string): void {
  try {
    localStorage.removeItem(keyOf(personId, draftId))
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** Drafts of this person that only this browser knows of. */
export function keptDrafts(personId: string): { id: string; draft: KeptDraft }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`${PREFIX}${personId}.`))
      .flatMap((key) => {
        const id = key.slice(`${PREFIX}${personId}.`.length)
        const draft = readKept(personId, id)
        return draft ? [{ id, draft }] : []
      })
      .sort((a, b) => b.draft.at - a.draft.at)
  } catch {
    return []
  }
}

/** At sign-out: whoever uses this browser next finds nothing. */
export function forgetKeptDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
