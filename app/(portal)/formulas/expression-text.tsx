import { piecesOf } from '@/lib/core/formula/display'

/** An expression on one or two lines of a table. */
export function ExpressionText({ expression }: { expression: string }) {
  return <span className="block max-w-[60ch] font-mono text-xs break-words whitespace-normal text-ink-3">{piecesOf(expression).map(({ text, spaced }) => `${spaced ? ' ' : ''}${text}`).join('')}</span>
}
