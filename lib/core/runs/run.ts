import { z } from 'zod'
import type { ErrorKind, RunStatus } from './status'
import { errorKinds, runStatuses } from './status'

/** Bounds of a reported run; texts that only inform are cut, whatever identifies is refused. */
export const bounds = {
  externalId: 200,
  name: 200,
  release: 100,
  code: 200,
  message: 4000,
  rawStatus: 100,
  link: 2000,
  items: 1_000_000_000,
  attempt: 1_000_000,
  attendedMs: 1_000_000_000_000,
} as const

const identifier = z.string().min(1).max(bounds.externalId)
const instant = z.string().describe('RFC 3339 with offset, for example 2026-11-02T01:00:02.000Z')
const count = z.int().min(0).max(bounds.items)

/**
 * One state of one run as an engine reports it: what adapters yield and what is pushed over HTTP. Key: engine, `externalId`,
 * `attempt`. Unknown members are ignored. Dates are checked by `checkRun`, which also cuts long texts.
 */
export const RunReport = z
  .object({
    externalId: identifier.describe('Identifier of the run within the engine'),
    attempt: z.int().min(1).max(bounds.attempt).optional().describe('Default 1'),
    process: z.object({
      externalId: identifier.describe('Identifier of the workflow, bot or flow within the engine'),
      name: z.string().nullish(),
      version: z.string().nullish(),
    }),
    status: z.enum(runStatuses),
    rawStatus: z.string().nullish().describe("The engine's own word for the state"),
    queuedAt: instant.nullish(),
    startedAt: instant.nullish(),
    endedAt: instant.nullish(),
    items: z
      .object({
        handled: count,
        succeeded: count.nullish(),
        businessExceptions: count.nullish(),
        systemExceptions: count.nullish(),
      })
      .nullish()
      .describe('Transactions that the run handled; without it the run itself counts as one'),
    attendedMs: z.int().min(0).max(bounds.attendedMs).nullish().describe('Time that people spent on the run, milliseconds'),
    error: z
      .object({ kind: z.enum(errorKinds).nullish(), code: z.string().nullish(), message: z.string().nullish() })
      .nullish(),
    sourceUpdatedAt: instant.nullish().describe('When the engine last changed the run; decides which of two states is newer'),
    link: z.string().nullish().describe('Address of the run in the engine (http or https)'),
  })
  .meta({ id: 'Run' })
export type RunReport = z.input<typeof RunReport>

/** A checked report: instants in epoch milliseconds, counts complete, texts within bounds. */
export interface RunFacts {
  externalId: string
  attempt: number
  process: { externalId: string; name: string | null; release: string | null }
  status: RunStatus
  rawStatus: string | null
  errorKind: ErrorKind | null
  errorCode: string | null
  errorMessage: string | null
  queuedAt: number | null
  startedAt: number | null
  endedAt: number | null
  /** End minus start of a run that is over */
  durationMs: number | null
  items: number | null
  itemsSucceeded: number | null
  itemsBusiness: number | null
  itemsSystem: number | null
  attendedMs: number | null
  link: string | null
  sourceUpdatedAt: number | null
}

/** A run as it is stored. */
export interface StoredRun extends Omit<RunFacts, 'process'> {
  release: string | null
  /** The instant at which it counts: ended, else started, else queued, else first seen */
  at: number
  /** When its last stored change was observed */
  observedAt: number
  /** History of its states, see `readStates` */
  states: string
}
