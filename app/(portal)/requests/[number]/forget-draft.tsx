'use client'

import { useEffect } from 'react'
import { dropKept } from '@/components/form/draft-store'

/** What was handed in need not stay in this browser. */
export function ForgetDraft({ id, personId }: { id: string; personId: string }) {
  useEffect(() => dropKept(personId, id), [id, personId])
  return null
}
