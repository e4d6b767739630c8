import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'

/** A link inside text or a table cell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      className={clsx('rounded-sm text-accent underline decoration-accent/35 underline-offset-[3px] hover:decoration-accent', className)}
      {...rest}
    />
  )
}
