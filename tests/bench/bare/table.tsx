export function Table({ rows }: { rows: Record<string, unknown>[] }) {
  return (
    <table>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {Object.values(row).map((value, j) => (
              <td key={j}>{String(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
