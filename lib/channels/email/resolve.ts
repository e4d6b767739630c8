import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { canBeEngine } from '@/lib/engines/http/address'
import { SendFault } from '../contract'

/**
 * Where the mail server is. Mail servers stand on private networks as a rule, and an administrator names this one: any address
 * is taken that an engine might have, listed or not, and never those of clouds' own machinery, link-local or multicast.
 * @throws SendFault unknownHost, addressNever
 */
export async function mailAddressOf(host: string): Promise<{ address: string; servername: string | null }> {
  const bare = host.replace(/^\[|\]$/g, '')
  const found = isIP(bare) ? [bare] : await lookup(bare, { all: true }).then((rows) => rows.map(({ address }) => address), () => [])
  if (!found.length) throw new SendFault('unknownHost', { host }, 'channel', true)
  const address = found.find(canBeEngine)
  if (!address || found.some((one) => !canBeEngine(one))) throw new SendFault('addressNever', { host }, 'channel', true)
  return { address, servername: isIP(bare) ? null : bare }
}
