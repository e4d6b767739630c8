import { beforeEach, describe, expect, it } from 'vitest'
import { prefilled } from '@/app/(portal)/requests/new/prefill'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('an idea that begins with the figures of the calculator', () => {
  it('has them filled in, and nothing is stored before somebody writes', async () => {
    const values = await prefilled(await personCtx('employee'), { count: '20', unit: 'week', minutes: '7.5' })
    expect(values).toMatchObject({ type: 'idea', frequencyCount: '20', frequencyUnit: 'week', minutes: '7.5', basis: 'guessed', title: '' })
    expect(await db.request.count()).toBe(0)
  })

  it.each([
    ['words', { count: 'many', unit: 'aeon', minutes: 'some' }],
    ['nothing', { count: '0', minutes: '0' }],
    ['signs and powers', { count: '-5', unit: 'week ', minutes: '1e3' }],
    ['too many digits', { count: '12345678', minutes: '123456' }],
  ])('leaves out %s', async (_, params) => {
    expect(await prefilled(await personCtx('employee'), params)).toMatchObject({ frequencyCount: '', frequencyUnit: '', minutes: '' })
  })
})
