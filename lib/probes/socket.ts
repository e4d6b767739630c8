import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import ipaddr from 'ipaddr.js'
import { mayConnectListed, refused } from '@/lib/engines/http/address'
import { resolveAllowed } from '@/lib/engines/http/connect'
import { ProbeFault, probeFaultOf } from './fault'
import type { Network } from './network'

export interface Opened {
  socket: Socket
  address: string
  /** All addresses of the name */
  addresses: string[]
  durationMs: number
}

/** Opens a connection to a listed host, trying its addresses in turn. Nothing is sent. @throws ProbeFault */
export async function openSocket(net: Network, host: string, port: number): Promise<Opened> {
  const addresses = await addressesOf(net, host, port)
  let last: unknown
  for (const address of addresses.slice(0, 4)) {
    net.budget.take()
    const startedAt = performance.now()
    try {
      const socket = await connected(net, address, port)
      // What was really connected to counts, not what was asked for.
      if (!mayConnectListed(net.allow, host, port, socket.remoteAddress ?? '')) {
        socket.destroy()
        throw new ProbeFault('hostNotListed', { host, port })
      }
      return { socket, address, addresses, durationMs: Math.round(performance.now() - startedAt) }
    } catch (error) {
      if (net.signal.aborted) throw new ProbeFault('tooLong')
      last = error
    }
  }
  throw probeFaultOf(last, host, port)
}

export async function addressesOf(net: Network, host: string, port: number): Promise<string[]> {
  if (ipaddr.isValid(host)) {
    if (!mayConnectListed(net.allow, host, port, host)) throw probeFaultOf(refused(host, port, host), host, port)
    return [host]
  }
  try {
    return (await resolveAllowed(net.allow, net.resolve, host, port, mayConnectListed)).map(({ address }) => address)
  } catch (error) {
    throw probeFaultOf(error, host, port)
  }
}

function connected(net: Network, address: string, port: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ host: address, port })
    const end = (error: Error) => {
      socket.destroy()
      fail(error)
    }
    const stop = () => end(new ProbeFault('tooLong'))
    const timer = setTimeout(() => end(Object.assign(new Error('connect'), { code: 'ETIMEDOUT' })), net.limits.connectMs)
    const settle = () => {
      clearTimeout(timer)
      net.signal.removeEventListener('abort', stop)
    }
    net.signal.addEventListener('abort', stop, { once: true })
    socket.once('connect', () => {
      settle()
      socket.removeListener('error', end)
      done(socket)
    })
    socket.once('error', (error) => {
      settle()
      end(error)
    })
  })
}
