'use client'

import { useState, type ReactNode } from 'react'

export function SignOutButton({ className, children }: { className?: string; children: ReactNode }) {
  const [pending, setPending] = useState(false)
  const leave = async () => {
    setPending(true)
    const { signOut } = await import('next-auth/react')
    await signOut({ callbackUrl: '/sign-in' })
  }
  return (
    <button type="button" disabled={pending} onClick={leave} className={className}>
      {children}
    </button>
  )
}
