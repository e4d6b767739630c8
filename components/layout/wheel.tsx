/** The mark of the product. */
export function Wheel({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="var(--accent)" strokeWidth="1.6" className={className}>
      <circle cx="10" cy="10" r="5.2" />
      <circle cx="10" cy="10" r="1.3" fill="var(--accent)" />
      <path d="M10 1v7.5M10 11.5V19M1 10h7.5M11.5 10H19" />
    </svg>
  )
}
