/** on target, watch, act, no data, plain information: the same meaning everywhere. */
export type Tone = 'ok' | 'watch' | 'act' | 'none' | 'info'

export const toneText: Record<Tone, string> = {
  ok: 'text-ok',
  watch: 'text-watch',
  act: 'text-act',
  none: 'text-none',
  info: 'text-accent',
}

export const toneVar: Record<Tone, string> = {
  ok: 'var(--ok)',
  watch: 'var(--watch)',
  act: 'var(--act)',
  none: 'var(--none)',
  info: 'var(--accent)',
}
