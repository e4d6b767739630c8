'use server'

import { attest } from '@/lib/features/gates/attest'
import { discardDraft } from '@/lib/features/gates/discard-draft'
import { editDraft } from '@/lib/features/gates/edit-draft'
import { publishVersion } from '@/lib/features/gates/publish-version'
import { withdrawAttestation } from '@/lib/features/gates/withdraw-attestation'
import { action } from '@/lib/server/action'

const pages = ['/gates', '/programme']

export const editDraftAction = action(editDraft, { revalidate: pages })
export const publishVersionAction = action(publishVersion, { revalidate: pages })
export const discardDraftAction = action(discardDraft, { revalidate: pages })
export const attestAction = action(attest, { revalidate: pages })
export const withdrawAttestationAction = action(withdrawAttestation, { revalidate: pages })
