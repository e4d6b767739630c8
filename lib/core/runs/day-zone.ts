/**
 * In which time zone the daily roll-ups are cut. While they are cut anew after a change of the zone, engine processes up to
 * and including the id `doneTo` already are.
 */
export interface DayZone {
  zone: string
  next: { zone: string; doneTo: number } | null
}

export const zoneFor = (state: DayZone, engineProcessId: number): string =>
  state.next && engineProcessId <= state.next.doneTo ? state.next.zone : state.zone
