import { describe, expect, it } from 'vitest'
import { fieldOf, fillHref, reasonsFor } from '@/components/form/form-types'

const required = { key: 'errors.required' }

describe('refusals of a form', () => {
  it('reach the field, also from inside a list or an object', () => {
    const fields = { name: [required], 'owners.1': [required], ownership: [required] }
    expect(reasonsFor(fields, 'name')).toHaveLength(1)
    expect(reasonsFor(fields, 'owners[]')).toHaveLength(1)
    expect(reasonsFor(fields, 'owner')).toEqual([])
    expect(reasonsFor(undefined, 'name')).toEqual([])
  })

  it('are linked to the most particular field that is shown', () => {
    const shown = ['config', 'config.url', 'tags[]']
    expect(fieldOf('config.url', shown)).toBe('config.url')
    expect(fieldOf('config.key.id', shown)).toBe('config')
    expect(fieldOf('tags.0', shown)).toBe('tags[]')
    expect(fieldOf('other', shown)).toBeNull()
  })

  it('do not matter to the address after success', () => {
    expect(fillHref('/engines/{id}?tab={tab}', { id: 'a/b' })).toBe('/engines/a%2Fb?tab=')
  })
})
