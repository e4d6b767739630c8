import { bandOf, scoreOf, type Judged, type Matrix } from '@/lib/core/risks/matrix'
import { arrowOf, CELL } from './arrow-path'
import './risks.css'

/** One risk on its matrix: ring before, disc after controls, square where a proposal would put it. */
export function MiniMatrix({ matrix, inherent, residual, proposed, label }: { matrix: Matrix; inherent: Judged; residual: Judged; proposed?: Judged | null; label: string }) {
  const { size } = matrix
  const steps = Array.from({ length: size }, (_, at) => at + 1)
  const moved = inherent.likelihood !== residual.likelihood || inherent.impact !== residual.impact
  const { start, line, head } = arrowOf(size, inherent, residual)
  const end = arrowOf(size, residual, residual).start
  const next = proposed && arrowOf(size, proposed, proposed).start
  return (
    <svg viewBox={`0 0 ${size * CELL} ${size}`} role="img" aria-label={label} className="heat-mini">
      {steps.flatMap((likelihood) =>
        steps.map((impact) => (
          <rect key={`${likelihood}-${impact}`} x={(impact - 1) * CELL + 0.02} y={size - likelihood + 0.02} width={CELL - 0.04} height="0.96" rx="0.05" className={`cell-${bandOf(matrix, scoreOf(matrix, { likelihood, impact }))}`} />
        )),
      )}
      <g className="heat-arrows">
        {moved && <path d={line} strokeWidth="1.5" />}
        {moved && <path d={head} className="heat-head" />}
        {moved && <circle cx={start.x} cy={start.y} r="0.14" strokeWidth="1.5" />}
      </g>
      <circle cx={end.x} cy={end.y} r="0.16" fill="var(--ink)" />
      {next && <rect x={next.x - 0.13} y={next.y - 0.13} width="0.26" height="0.26" fill="none" stroke="var(--act)" strokeWidth="0.06" />}
    </svg>
  )
}
