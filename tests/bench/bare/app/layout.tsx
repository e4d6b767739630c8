import type { ReactNode } from 'react'

/** As little as Next allows: what any page of the product is measured against. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
