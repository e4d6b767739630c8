import { query } from '@/lib/server/command'
import { effectOf } from './effect'
import { PreviewModel } from './schema'

/** What publishing these constants would do to the present ranking. */
export const previewModel = query({
  permission: 'scoring:edit',
  input: PreviewModel,
  async run(ctx, { constants }) {
    const { ranking, movers, cut } = await effectOf(ctx, constants)
    return { compared: ranking.length, changed: ranking.filter((row) => row.placeBefore !== row.placeAfter).length, movers, top: ranking.slice(0, 10), cut }
  },
})
