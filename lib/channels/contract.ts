import type { MessageParams } from '@/lib/core/errors'

export interface Attachment {
  name: string
  mime: string
  bytes: Uint8Array
}

/** What a channel carries: finished words in the language of their reader. */
export interface Message {
  /** The same for every attempt, so that a receiver can tell a repetition */
  id: string
  to: { address: string; name?: string }
  subject: string
  text: string
  html: string
  attachments: Attachment[]
}

/** A way out for messages. It knows none of our tables, keeps no state, and tells no secret in its errors. */
export interface Channel<Config> {
  id: string
  /** Connects at the first message; `close` ends the conversation. */
  open(config: Config): Conversation
}

export interface Conversation {
  /** Resolves once the other side has taken the message. @throws SendFault */
  send(message: Message): Promise<void>
  close(): void
}

export const faultKinds = ['refusedConnection', 'unknownHost', 'timeout', 'addressNever', 'tls', 'login', 'secret', 'recipient', 'sender', 'server', 'unknown'] as const
export type FaultKind = (typeof faultKinds)[number]

/** Why a message did not leave; its words are `notices.faults.<kind>`. */
export class SendFault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly params: MessageParams,
    /** once: only this message; channel: the next message would fail alike */
    readonly reach: 'once' | 'channel',
    /** Trying again later makes sense */
    readonly passing: boolean,
    cause?: unknown,
  ) {
    super(`${kind} ${JSON.stringify(params)}`, { cause })
    this.name = 'SendFault'
  }
}
