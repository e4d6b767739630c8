import clsx from 'clsx'
import { Fragment, type ReactNode } from 'react'
import type { Piece } from '@/lib/core/formula/display'

interface FormulaLineProps {
  pieces: Piece[]
  /** What stands for a variable; its name in the expression unless given */
  of?: (variable: string) => ReactNode
  /** What it comes to, behind an equals sign */
  result?: ReactNode
  className?: string
}

/** An expression as people write it: × and ÷, room between the signs, variables told apart from the rest. */
export function FormulaLine({ pieces, of, result, className }: FormulaLineProps) {
  return (
    <p className={clsx('scroll-thin overflow-x-auto rounded-md bg-raised px-3 py-2 text-sm leading-relaxed tabular-nums', className)}>
      {pieces.map((piece, i) => (
        <Fragment key={i}>
          {piece.spaced && ' '}
          {piece.kind === 'variable' ? <span className={of ? 'font-medium' : 'font-mono text-[0.8125rem] text-accent'}>{of ? of(piece.text) : piece.text}</span> : piece.kind === 'sign' ? <span className="text-ink-3">{piece.text}</span> : piece.text}
        </Fragment>
      ))}
      {result !== undefined && (
        <>
          {' '}
          <span className="text-ink-3">=</span> <span className="font-semibold whitespace-nowrap">{result}</span>
        </>
      )}
    </p>
  )
}
