import { daysAgo, rowsOf } from '../../rows'
import { Table } from '../../table'

export const dynamic = 'force-dynamic'

/** The same engine processes with their sums of the last thirty days as plain rows. */
export default function Board() {
  return (
    <Table
      rows={rowsOf(`SELECT s."name", SUM(d."unitsSucceeded") AS succeeded, SUM(d."unitsSystem") AS failed, SUM(d."unitsBusiness") AS business,
        SUM(d."durationMs") AS duration, SUM(d."timedUnits") AS units, SUM(d."succeeded" + d."failed") AS runs
        FROM "RunDay" d JOIN "EngineProcess" s ON s."id" = d."engineProcessId" WHERE d."day" >= '${daysAgo(30)}' GROUP BY s."id" ORDER BY failed DESC`)}
    />
  )
}
