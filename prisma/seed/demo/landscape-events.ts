import { createComponent } from '@/lib/features/components/create-component'
import { linkComponent } from '@/lib/features/components/link-component'
import { createInterface } from '@/lib/features/interfaces/create-interface'
import { linkInterface } from '@/lib/features/interfaces/link-interface'
import { createSystem } from '@/lib/features/systems/create-system'
import { as, idOf } from './actors'
import { backSystems, components, interfaces, type AnySystemKey } from './landscape'
import type { Event, Registers } from './registers'

const REGISTERED = 160
const LINKED = 6

/** Systems behind the scenes, interfaces and components; what automations use of them is noted once they exist. */
export function landscapeEvents(made: Registers, at: (daysAgo: number, hour: number) => Date): Event[] {
  const ids = { interfaces: [] as string[], components: [] as string[] }
  return [
    {
      at: at(REGISTERED, 14),
      async happen(when) {
        const ctx = await as(made, 'wang', when)
        const systems = new Map<AnySystemKey, string>(made.systems)
        for (const [key, { owner, ...facts }] of Object.entries(backSystems)) {
          systems.set(key as AnySystemKey, (await createSystem(ctx, { ...facts, ownerId: idOf(made.people, owner) })).id)
        }
        for (const { from, to, via, owner, classes, schema, usedBy: _usedBy, ...facts } of interfaces) {
          const { id } = await createInterface(ctx, {
            ...facts,
            fromSystemId: idOf(systems, from),
            toSystemId: idOf(systems, to),
            ...(via && { gatewayId: idOf(systems, via) }),
            ...(owner && { ownerId: idOf(made.people, owner) }),
            ...(schema && { schemaKind: schema[0], schemaText: schema[1] }),
            dataClasses: classes,
          })
          ids.interfaces.push(id)
        }
        for (const { owner, uses: _uses, ...facts } of components) ids.components.push((await createComponent(ctx, { ...facts, ownerId: idOf(made.people, owner) })).id)
      },
    },
    {
      at: at(LINKED, 10),
      async happen(when) {
        const ctx = await as(made, 'ma', when)
        for (const [i, { usedBy = [] }] of interfaces.entries()) for (const key of usedBy) await linkInterface(ctx, { automationId: idOf(made.automations, key), interfaceId: ids.interfaces[i] })
        for (const [i, { uses }] of components.entries()) for (const [key, savedDays] of uses) await linkComponent(ctx, { automationId: idOf(made.automations, key), componentId: ids.components[i], savedDays })
      },
    },
  ]
}
