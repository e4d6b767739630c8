import type { Judged } from '@/lib/core/risks/matrix'

/** Width of a cell; its height is one. */
export const CELL = 1.3

/** Where arrows touch a cell: below its count. */
const anchor = (size: number, { likelihood, impact }: Judged) => ({ x: (impact - 0.5) * CELL, y: size - likelihood + 0.62 })

/** A line from where a risk was before controls to where it is after them, with its head. */
export function arrowOf(size: number, from: Judged, to: Judged) {
  const [start, end] = [anchor(size, from), anchor(size, to)]
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const bend = { x: (start.x + end.x) / 2 - uy * 0.1 * length, y: (start.y + end.y) / 2 + ux * 0.1 * length }
  const [hx, hy] = [end.x - bend.x, end.y - bend.y]
  const h = Math.hypot(hx, hy) || 1
  const [vx, vy] = [hx / h, hy / h]
  const at = (n: number) => Math.round(n * 1000) / 1000
  const base = { x: end.x - vx * 0.17, y: end.y - vy * 0.17 }
  return {
    start: { x: at(start.x), y: at(start.y) },
    line: `M${at(start.x)} ${at(start.y)}Q${at(bend.x)} ${at(bend.y)} ${at(base.x)} ${at(base.y)}`,
    head: `M${at(end.x)} ${at(end.y)}L${at(base.x - vy * 0.075)} ${at(base.y + vx * 0.075)}L${at(base.x + vy * 0.075)} ${at(base.y - vx * 0.075)}Z`,
  }
}
