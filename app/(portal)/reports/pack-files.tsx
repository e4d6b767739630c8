import { getTranslations } from 'next-intl/server'
import type { ListedPack } from '@/lib/features/packs/queries'
import { getFormats } from '@/lib/i18n/formats'

/** The documents of a pack; they are saved, not shown. */
export async function PackFiles({ files, brief = false }: { files: ListedPack['files']; brief?: boolean }) {
  const [t, f] = await Promise.all([getTranslations('packs.record'), getFormats()])
  return (
    <span className={brief ? 'flex flex-wrap gap-x-3 gap-y-1' : 'flex flex-col gap-1.5'}>
      {files.map(({ kind, id, size }) => (
        <span key={kind}>
          <a href={`/api/files/${id}`} download className="rounded-sm text-accent underline decoration-accent/35 underline-offset-[3px] hover:decoration-accent">
            {t(`kinds.${kind}`)}
          </a>
          {!brief && <span className="text-xs text-ink-3"> {f.bytes(size)}</span>}
        </span>
      ))}
    </span>
  )
}
