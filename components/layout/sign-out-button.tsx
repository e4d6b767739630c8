'use client'

import { useState, type ReactNode } from 'react'
import { forgetKeptDrafts } from '@/components/form/draft-store'

export function SignOutButton({ className, children }: { className?: string; children: ReactNode }) {
  const [pending, setPending] = useState(false)
  const leave = async () => {
    setPending(true)
    forgetKeptDrafts()
    const { signOut } = await import('next-auth/react')
    await signOut({ callbackUrl: '/sign-in' })
  }
  return (
    <button type="button" disabled={pending} onClick={leave} className={className}>
      {children}
    </button>
  )
}
