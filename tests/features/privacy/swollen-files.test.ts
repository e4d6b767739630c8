import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { keepFile } from '@/lib/features/files/store-file'
import { planFiles } from '@/lib/features/privacy/person-files'
import { textsOf } from '@/lib/features/privacy/person-texts'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const NAME = 'Zephyrine Quillmarker'
/** A letter with a picture that is small on disk and `megabytes` unpacked. */
const letter = (megabytes: number) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': strToU8('<Relationships/>'),
    'word/document.xml': strToU8(`<w:document><w:t>${NAME}</w:t></w:document>`),
    'word/media/image1.png': new Uint8Array(megabytes * 1024 * 1024),
  })

describe('an office file that would swell', () => {
  it('is left for somebody to look at, and not unpacked, when a person is erased', async () => {
    const [admin, { actor }] = [await personCtx('admin'), await personCtx('coe', { name: NAME })]
    const stored = async (megabytes: number) => {
      const kept = await keepFile({ name: 'letter.docx', bytes: letter(megabytes) })
      return (await db.storedFile.create({ data: { ...kept, entity: 'risk', entityId: 'x', uploadedById: admin.actor.id }, select: { id: true } })).id
    }
    const [bomb, plain] = [await stored(130), await stored(1)]
    const { changed, byHand } = await planFiles(admin, await textsOf(admin, { id: actor.id, name: NAME, email: 'zq@example.test' }), 'Former colleague', new Set())
    expect(changed.map(({ id }) => id)).toEqual([plain])
    expect(byHand).toEqual([bomb])
  })
})
