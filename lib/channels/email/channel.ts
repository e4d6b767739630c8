import { createTransport, type Transporter } from 'nodemailer'
import type { Channel, Message } from '../contract'
import { faultOf } from './faults'
import { mailAddressOf } from './resolve'

export interface EmailConfig {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string
  password: string | null
  from: string
  fromName: string
  /** Name of this machine for the greeting and for message ids */
  ownName: string
}

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

/** Mail over SMTP: one connection for all messages of a round. */
export const email: Channel<EmailConfig> = {
  id: 'email',
  open(config) {
    let transport: Promise<Transporter> | null = null
    return {
      async send(message) {
        try {
          const ready = await (transport ??= connect(config))
          await ready.sendMail(mailOf(config, message))
        } catch (error) {
          throw faultOf(error, config)
        }
      },
      close: () => void transport?.then((ready) => ready.close()).catch(() => {}),
    }
  },
}

async function connect({ host, port, security, user, password, ownName }: EmailConfig): Promise<Transporter> {
  // The address that was checked is the one connected to; the certificate is compared with the name.
  const { address, servername } = await mailAddressOf(host)
  return createTransport({
    host: address,
    port,
    name: ownName,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user && { auth: { user, pass: password ?? '' } }),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(servername && { servername }) },
    pool: true,
    maxConnections: 1,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

const mailOf = ({ from, fromName, ownName }: EmailConfig, { id, to, subject, text, html, attachments }: Message) => ({
  from: { name: fromName, address: from },
  to: { name: to.name ?? '', address: to.address },
  subject,
  text,
  html,
  messageId: `<${id}@${ownName}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  attachments: attachments.map(({ name, mime, bytes }) => ({ filename: name, contentType: mime, content: Buffer.from(bytes), contentDisposition: 'attachment' as const })),
})
