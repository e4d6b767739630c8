import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface TakenMail {
  from: string
  to: string[]
  user: string | null
  /** As it arrived */
  raw: string
  /** Decoded parts */
  subject: string
  text: string
  html: string
  header(name: string): string | null
}

/** A real SMTP server on the loopback; `refuse` answers for recipients, `close` takes it off the net. */
export async function mailServer(options: SMTPServerOptions & { refuse?: (address: string) => number | null; port?: number } = {}) {
  const mails: TakenMail[] = []
  const { refuse, port = 0, ...rest } = options
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: rest.onAuth ? [] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = refuse?.(address) ?? null
      done(code ? Object.assign(new Error(`no such mailbox: ${address}`), { responseCode: code }) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), user: typeof session.user === 'string' ? session.user : null, raw, ...decode(raw) })
        done()
      })
    },
    ...rest,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return {
    mails,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function decode(raw: string): Pick<TakenMail, 'subject' | 'text' | 'html' | 'header'> {
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? null
  return { subject: encodedWords(header('Subject') ?? ''), text: partOf(raw, 'text/plain'), html: partOf(raw, 'text/html'), header }
}

const encodedWords = (text: string) =>
  text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, data: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64').toString('utf8') : quoted(data.replaceAll('_', ' ')),
  )

function partOf(raw: string, type: string): string {
  const [, rest = ''] = new RegExp(`Content-Type: ${type}[^]*?\\r\\n\\r\\n([^]*)$`, 'i').exec(raw) ?? []
  const head = raw.slice(0, raw.length - rest.length).slice(-300)
  const body = rest.split(/\r\n--/)[0] ?? ''
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return /Content-Transfer-Encoding: quoted-printable/i.test(head) ? quoted(body) : body
}

const quoted = (text: string) =>
  Buffer.from(text.replace(/=\r?\n/g, '').replace(/[^\x00-\x7f]/g, (char) => encodeURIComponent(char).replaceAll('%', '=')).replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
