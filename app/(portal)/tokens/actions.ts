'use server'

import { createToken } from '@/lib/features/tokens/create-token'
import { revokeToken } from '@/lib/features/tokens/revoke-token'
import { action } from '@/lib/server/action'

export const createTokenAction = action(createToken, { revalidate: '/tokens' })
export const revokeTokenAction = action(revokeToken, { revalidate: '/tokens' })
