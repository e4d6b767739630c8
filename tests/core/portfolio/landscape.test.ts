import { describe, expect, it } from 'vitest'
import { endReasons, gapsOf } from '@/lib/core/portfolio/landscape'
import { schemaReason } from '@/lib/core/portfolio/message-schema'
import { reuseOf } from '@/lib/core/portfolio/reuse'

describe('the schema of an interface', () => {
  const json = (schema: unknown) => schemaReason('json-schema', typeof schema === 'string' ? schema : JSON.stringify(schema))

  it.each([[true], [{}], [{ type: 'object', properties: { a: { type: ['string', 'null'] } }, required: ['a'] }], [{ anyOf: [{ type: 'array', items: { $ref: '#' } }] }]])('is taken as it is: %j', (schema) => {
    expect(json(schema)).toBeNull()
  })

  it.each([
    [[1], '#'],
    ['"text"', '#'],
    [{ type: 'text' }, '#/type'],
    [{ properties: [] }, '#/properties'],
    [{ properties: { a: { required: 'a' } } }, '#/properties/a/required'],
    [{ oneOf: [{ type: 'string' }, 3] }, '#/oneOf/1'],
  ])('is refused where it is none: %j at %s', (schema, path) => {
    expect(json(schema)).toEqual({ key: 'interfaces.schemaNotSchema', params: { path } })
  })

  it('names the line of what is no JSON, where the parser knows it', () => {
    expect(json('{\n  "type": "object",\n  oops\n}')?.key).toMatch(/^interfaces\.schemaNotJson(At)?$/)
  })

  it('is refused when it is nested without end', () => {
    let deep: unknown = {}
    for (let i = 0; i < 100; i++) deep = { not: deep }
    expect(json(deep)?.key).toBe('interfaces.schemaNotSchema')
  })

  it('is asked for when a kind is chosen, and of XML only the beginning is looked at', () => {
    expect(schemaReason('csv', undefined)).toEqual({ key: 'interfaces.schemaMissing' })
    expect(schemaReason('none', undefined)).toBeNull()
    expect(schemaReason('xsd', '<?xml version="1.0"?>\n<!-- c --><xs:schema xmlns:xs="x"/>')).toBeNull()
    expect(schemaReason('xsd', '<html/>')).toEqual({ key: 'interfaces.schemaNotXsd' })
  })
})

describe('the ends of an interface', () => {
  it('are two systems, and the gateway is a third', () => {
    expect(endReasons({ fromSystemId: 'a', toSystemId: 'b' })).toEqual({})
    expect(Object.keys(endReasons({ fromSystemId: 'a', toSystemId: 'a' }))).toEqual(['toSystemId'])
    expect(Object.keys(endReasons({ fromSystemId: 'a', toSystemId: 'b', gatewayId: 'b' }))).toEqual(['gatewayId'])
  })

  it('ask for no schema where a screen is driven', () => {
    expect(gapsOf({ ownerId: null, schemaKind: 'none', protocol: 'ui' })).toEqual(['owner'])
    expect(gapsOf({ ownerId: 'x', schemaKind: 'none', protocol: 'rest' })).toEqual(['schema'])
  })
})

describe('reuse', () => {
  const use = (live: boolean, savedTenthDays: number | null = null) => ({ live, savedTenthDays })

  it('counts components in service, and of these the ones that several automations use', () => {
    expect(reuseOf([{ id: 'a', uses: [use(true), use(false, 35)] }, { id: 'b', uses: [use(true)] }, { id: 'c', uses: [use(false), use(false, 10)] }, { id: 'd', uses: [] }])).toEqual({ inService: 2, shared: 1, shareBp: 5000, savedTenthDays: 45, withoutEstimate: 0 })
  })

  it('says nothing while nothing is in service, and does not take the first use for a missing estimate', () => {
    expect(reuseOf([])).toMatchObject({ shareBp: null, savedTenthDays: 0 })
    expect(reuseOf([{ id: 'a', uses: [use(true), use(true), use(true)] }]).withoutEstimate).toBe(2)
  })
})
