/** A stored key such as `inherentImpact` or `risk-control.tested` as plain words, for one that has no text of its own. */
export function keyAsWords(key: string): string {
  if (!/^[\w.-]+$/.test(key)) return key // A name, such as that of a person, rather than a key.
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s._-]+/)
    .filter(Boolean)
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The key of a job under `jobs` in the messages: `anchor-audit-head` is `anchorAuditHead`. */
export const jobKeyOf = (jobId: string): string => jobId.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
