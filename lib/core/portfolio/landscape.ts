/** Words of the landscape: how systems talk to each other, and what automations share. Stored as written here. */
export const protocols = ['rest', 'soap', 'odata', 'rfc', 'grpc', 'graphql', 'mq', 'file', 'database', 'ui'] as const
export type Protocol = (typeof protocols)[number]

export const interfaceStatuses = ['planned', 'active', 'retired'] as const
export type InterfaceStatus = (typeof interfaceStatuses)[number]

export const schemaKinds = ['none', 'json-schema', 'xsd', 'csv', 'other'] as const
export type SchemaKind = (typeof schemaKinds)[number]

export const componentKinds = ['connector', 'parser', 'screen', 'rule', 'template', 'other'] as const
export type ComponentKind = (typeof componentKinds)[number]

/** What the register of interfaces still misses about one of them. */
export const interfaceGaps = ['owner', 'schema'] as const
export type InterfaceGap = (typeof interfaceGaps)[number]

/** What is missing: an owner, and a schema to check messages with (a screen that is driven has no messages). */
export const gapsOf = (row: { ownerId: string | null; schemaKind: string; protocol: string }): InterfaceGap[] =>
  interfaceGaps.filter((gap) => (gap === 'owner' ? row.ownerId === null : row.schemaKind === 'none' && row.protocol !== 'ui'))

interface Ends {
  fromSystemId: string
  toSystemId: string
  gatewayId?: string
}

/** Reasons per field why these ends make no interface: one system with itself, or a gateway that is an end too. */
export function endReasons({ fromSystemId, toSystemId, gatewayId }: Ends): Partial<Record<keyof Ends, { key: string }[]>> {
  return {
    ...(fromSystemId === toSystemId && { toSystemId: [{ key: 'interfaces.sameSystem' }] }),
    ...(gatewayId && (gatewayId === fromSystemId || gatewayId === toSystemId) && { gatewayId: [{ key: 'interfaces.gatewayIsEnd' }] }),
  }
}
