import type { ConfigOf } from '@/lib/core/autochecks/config'
import { parseTarget } from '@/lib/core/autochecks/host'
import { fact, verdict, type Fact, type Verdict } from '@/lib/core/autochecks/verdict'
import { outcomeOfFault } from '@/lib/core/autochecks/words'
import { ProbeFault } from './fault'
import type { Network } from './network'
import { openSocket } from './socket'

/** Looks each name up and opens a connection to each port, then closes it. The first fault names the check; all are facts. */
export async function probeReach({ targets }: ConfigOf<'reach'>, net: Network): Promise<Verdict> {
  const facts: Fact[] = []
  const faults: ProbeFault[] = []
  for (const text of targets) {
    const target = parseTarget(text)
    if (!target) throw new ProbeFault('settingsInvalid', {})
    const { host, port } = target
    try {
      const { socket, address, addresses, durationMs } = await openSocket(net, host, port)
      socket.destroy()
      facts.push(fact('resolved', { host, addresses: addresses.slice(0, 6).join(', ') }), fact('connected', { host, port, address, connectMs: durationMs }))
    } catch (error) {
      if (!(error instanceof ProbeFault)) throw error
      if (error.fault === 'tooLong' || error.fault === 'tooManyCalls') throw error
      faults.push(error)
      facts.push(error.fault === 'nameUnknown' ? fact('notResolved', { host }) : fact('notConnected', { host, port, why: error.fault }))
    }
  }
  // What the portal may not ask says nothing of the target; what it found does.
  const worst = faults.find(({ fault }) => outcomeOfFault(fault) === 'fail') ?? faults[0]
  return worst ? verdict(worst.fault, worst.params, facts) : verdict(null, {}, facts)
}
