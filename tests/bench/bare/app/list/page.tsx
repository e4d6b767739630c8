import { rowsOf } from '../../rows'
import { Table } from '../../table'

export const dynamic = 'force-dynamic'

/** The same fifty processes as plain rows. */
export default function List() {
  return (
    <Table
      rows={rowsOf(`SELECT p."code", p."name", d."name" AS department, o."name" AS owner, b."annualVolume", b."manualMs", b."validFrom"
        FROM "BusinessProcess" p LEFT JOIN "Department" d ON d."id" = p."departmentId" LEFT JOIN "Person" o ON o."id" = p."ownerId"
        LEFT JOIN "ProcessBaseline" b ON b."processId" = p."id" WHERE p."archivedAt" IS NULL ORDER BY p."name" LIMIT 50`)}
    />
  )
}
