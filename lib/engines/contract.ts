import type { MessageParams } from '@/lib/core/errors'
import type { RunReport } from '@/lib/core/runs/run'
import type { ConfigFields, ConfigOf } from '@/lib/engines/contract/fields'
import type { HttpClient } from '@/lib/engines/http'

export interface RemoteProcess {
  externalId: string
  name: string
  version?: string
  active: boolean
  link?: string
}

/** A gauge: how much waits now. `waiting` counts runs or work items; ages are milliseconds. */
export interface BacklogSample {
  queue: string
  process?: { externalId: string }
  at: Date
  waiting: number
  oldestAgeMs?: number
}

/** Something the reader should know although the reading went on. Text: `engines.warning.<code>`. */
export interface Warning {
  code: WarningCode
  params?: MessageParams
}
export type WarningCode =
  | 'unmappedStatus' | 'endsBeforeStart' | 'clockSkew' | 'retentionGap' | 'vanished' | 'duplicateIds'
  | 'badDate' | 'rejectedRecord' | 'cursorGone' | 'detailUnavailable' | 'detailBudget' | 'openSetFull' | 'backlogUnavailable'

/** Opaque to us, JSON, at most a few hundred kB; stored in the same transaction as the rows it accounts for. */
export type Cursor = { v: number } & Record<string, unknown>

/**
 * A bounded step of the reading. `cursor` accounts for every run handed over so far: a reader that continues
 * from it after a crash loses nothing and repeats little. Pages come in the order in which the engine was asked,
 * so a later page is the newer truth. Instants in `runs` are ISO 8601 in UTC (`…Z`); a value that nobody mapped
 * has status `unknown` and keeps the engine's own word in `rawStatus`.
 */
export interface RunPage {
  runs: RunReport[]
  cursor: Cursor
  warnings: Warning[]
  /** Records that could not be understood, already counted in `warnings`. */
  rejected: number
  hasMore: boolean
  /** Instant (engine time) down or up to which the reading has worked, for the progress line. */
  reachedAt: Date | null
  /** On the last page: all that the engine had finished before this instant has been handed over. */
  freshAt?: Date
  /** Earliest instant the engine can still tell about, when the reading came upon it. */
  historyFrom?: Date
}

export interface CheckResult {
  engineVersion?: string
  /** What the key may do, in the engine's words; empty when the engine does not tell. */
  scopes: string[]
  clockSkewMs: number | null
  warnings: Warning[]
}

/** Everything an adapter may touch. `config` holds the secrets in clear and lives only as long as the call. */
export interface Connection<C> {
  config: C
  http: HttpClient
  now(): Date
  signal: AbortSignal
}

export interface Capabilities {
  /** Reads the number of waiting runs. */
  backlog: boolean
  /** Tells business exceptions from system failures: by itself, by a rule over its messages, or not at all. */
  businessErrors: 'engine' | 'rule' | 'no'
  /** The engine reports how many items a run handled. */
  items: boolean
}

/**
 * `pull`: read over HTTP; `push`: the engine (or a script) sends; `internal`: Wheelhouse's own jobs.
 * Name and summary: `engines.kinds.<id>.{name,summary}`.
 */
export interface EngineManifest<F extends ConfigFields = ConfigFields> {
  id: string
  intake: 'pull' | 'push' | 'internal'
  fields: F
  capabilities: Capabilities
  docsUrl?: string
}

/** Every method throws AdapterError and nothing else; none writes anywhere or keeps state between calls. */
export interface EngineReader<C> {
  /** Tries address, key and permissions; throws what stands in the way. */
  check(conn: Connection<C>): Promise<CheckResult>
  discover(conn: Connection<C>): Promise<RemoteProcess[]>
  /** From `since` (null = all the engine still has) to now. Must end; must be resumable after any page. */
  readRuns(conn: Connection<C>, since: Cursor | null): AsyncIterable<RunPage>
  /**
   * `since` is the cursor as stored after the last reading; some engines know ages only from it. Processes that are
   * not named have nothing waiting; null when this engine cannot tell.
   */
  readBacklog?(conn: Connection<C>, since: Cursor | null): Promise<BacklogSample[] | null>
}

export type EngineAdapter<F extends ConfigFields = ConfigFields> =
  | ({ manifest: EngineManifest<F> & { intake: 'pull' } } & EngineReader<ConfigOf<F>>)
  | { manifest: EngineManifest<F> & { intake: 'push' | 'internal' } }
