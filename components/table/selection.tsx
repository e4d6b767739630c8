'use client'

import { createContext, use } from 'react'

/** The rows that are selected in the table around, and how to let go of them. */
export const Selection = createContext<{ ids: readonly string[]; clear: () => void }>({ ids: [], clear: () => {} })
export const useSelection = () => use(Selection)
