import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { InLink } from './in-link'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

interface Look {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
}

const variants: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  secondary: 'border-line bg-surface text-ink hover:border-line-strong hover:bg-raised',
  quiet: 'border-transparent text-ink-2 hover:bg-raised hover:text-ink',
  danger: 'border-act bg-act text-on-act hover:brightness-110',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-xs pointer-coarse:h-11 pointer-coarse:px-3 pointer-coarse:text-sm',
  md: 'h-row px-3 text-sm',
  lg: 'h-control px-4 text-base',
}

export function buttonClass({ variant = 'secondary', size = 'md' }: Look = {}, className?: string): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-100 select-none',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4',
    variants[variant],
    sizes[size],
    className,
  )
}

export function Button({ variant, size, icon, className, children, type = 'button', ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button type={type} className={buttonClass({ variant, size }, className)} {...rest}>
      {icon}
      {children}
    </button>
  )
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: Look & ComponentProps<typeof InLink>) {
  return (
    <InLink className={buttonClass({ variant, size }, className)} {...rest}>
      {icon}
      {children}
    </InLink>
  )
}

/** A square button that holds only an icon; `label` is its name for everybody. */
export function IconButton({ label, className, size = 'md', variant = 'quiet', children, type = 'button', ...rest }: Look & ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={buttonClass({ variant, size }, clsx('aspect-square px-0', className))}
      {...rest}
    >
      {children}
    </button>
  )
}
