import type { Locale } from '@/lib/core/localized'
import { isNoticeKind } from '@/lib/core/notices/kinds'
import { wordsOf, type NoticeParams } from '@/lib/core/notices/notice'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'

export interface MailItem {
  kind: string
  params: NoticeParams
  /** Absolute address */
  link: string
}

interface Reader {
  locale: Locale
  timeZone: string
  /** Null for an address that is nobody's in the portal */
  name: string | null
  /** Where mail is chosen; absolute */
  preferences: string
  organisation: string
}

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** One notice, or several as a digest, in the words of the reader. */
export async function renderMail(items: readonly MailItem[], reader: Reader): Promise<RenderedMail> {
  const { locale, name, organisation, preferences } = reader
  const t = await messageText(locale)
  const said = await Promise.all(items.filter(({ kind }) => isNoticeKind(kind)).map((item) => sayItem(item, reader)))
  const single = said.length === 1 ? said[0] : undefined
  return layMail({
    locale,
    subject: single ? single.title : t('notices.mail.digestSubject', { count: said.length, organisation }),
    greeting: name && t('notices.mail.greeting', { name }),
    intro: single ? null : t('notices.mail.digestIntro', { count: said.length }),
    items: said,
    open: t('notices.mail.open'),
    foot: name ? t('notices.mail.foot', { organisation, link: preferences }) : t('notices.mail.footOutside', { organisation }),
  })
}

/** A message of the portal itself, such as a test. */
export async function renderPlain(words: { subject: string; title: string; body: string; link: string }, reader: Reader): Promise<RenderedMail> {
  const t = await messageText(reader.locale)
  const { subject, ...item } = words
  return layMail({ locale: reader.locale, subject, greeting: reader.name && t('notices.mail.greeting', { name: reader.name }), intro: null, items: [item], open: t('notices.mail.open'), foot: t('notices.mail.footOutside', { organisation: reader.organisation }) })
}

async function sayItem({ kind, params, link }: MailItem, { locale, timeZone }: Reader) {
  const t = await messageText(locale)
  const f = makeFormats(locale, timeZone, { points: t('common.units.points'), none: t('common.units.none') })
  const values = wordsOf(params, locale, {
    day: f.date,
    month: (month) => f.month(`${month}-01`),
    moment: (iso) => f.dateTime(iso),
  })
  return { title: t(`notices.kinds.${kind}.title`, values), body: t(`notices.kinds.${kind}.body`, values), link }
}

interface Layout {
  locale: Locale
  subject: string
  greeting: string | null
  intro: string | null
  items: { title: string; body: string; link: string }[]
  open: string
  foot: string
}

function layMail({ locale, subject, greeting, intro, items, open, foot }: Layout): RenderedMail {
  const text = [greeting, intro, ...items.map(({ title, body, link }) => `${title}\n${body}\n${link}`), `-- \n${foot}`].filter(Boolean).join('\n\n')
  const paragraph = (content: string, style = '') => `<p style="margin:0 0 12px;${style}">${content}</p>`
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#f4f5f7;color:#171b21;font:15px/1.5 -apple-system,\'Segoe UI\',\'PingFang SC\',\'Microsoft YaHei\',sans-serif">',
    '<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dde1e6;border-radius:6px">',
    greeting && paragraph(escape(greeting)),
    intro && paragraph(escape(intro)),
    ...items.map(
      ({ title, body, link }) =>
        `<div style="margin:0 0 20px">${paragraph(escape(title), 'font-weight:600')}${paragraph(escape(body).replaceAll('\n', '<br>'))}<a href="${escape(link)}" style="color:#0f5e63">${escape(open)}</a></div>`,
    ),
    `<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #dde1e6;color:#5b6472;font-size:13px">${escape(foot)}</p>`,
    '</div></body></html>',
  ]
  return { subject: subject.replace(/\s+/g, ' ').slice(0, 200), text, html: html.filter(Boolean).join('') }
}

const escape = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
