'use server'

import { generatePack } from '@/lib/features/packs/generate-pack'
import { action } from '@/lib/server/action'

export const generatePackAction = action(generatePack, { revalidate: '/reports' })
