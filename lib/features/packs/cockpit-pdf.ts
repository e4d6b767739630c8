import { z } from 'zod'
import { notFound } from '@/lib/core/errors'
import { locales } from '@/lib/core/localized'
import { pdfOf } from '@/lib/documents/pdf'
import { cockpit } from '@/lib/features/cockpit/queries'
import { query } from '@/lib/server/command'
import { cockpitDocument } from './document'
import { packFigures } from './figures'
import { packWriter } from './writer'

/** The cockpit of this moment as one landscape page, with what its reader may see. */
export const cockpitPdf = query({
  permission: 'programme:read',
  input: z.strictObject({ locale: z.enum(locales) }),
  async run(ctx, { locale }) {
    const view = await cockpit(ctx, {})
    if (!view) throw notFound('programme')
    const figures = packFigures(view, { at: ctx.now, month: null, ordinal: null, dayOfMonth: 1 })
    const write = await packWriter(locale, view.timeZone)
    return { name: `${write.t('fileNameNow', { day: view.today })}.pdf`, bytes: await pdfOf(cockpitDocument(figures, write)) }
  },
})
