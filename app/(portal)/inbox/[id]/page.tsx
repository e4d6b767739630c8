import { redirect } from 'next/navigation'
import { openNotice } from '@/lib/features/notices/mark-read'
import { orNotFound, pageCtx, safePath } from '@/lib/server/auth'

/** Where a notice leads, here and from a mail: it is read, and its record opens. */
export default async function OpenNoticePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('notice:read')
  const { href } = await orNotFound(params.then((ref) => openNotice(ctx, ref)))
  redirect(safePath(href))
}
