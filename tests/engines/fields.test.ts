import { describe, expect, it } from 'vitest'
import { certificateField, choiceField, configSchema, numberField, secretField, secretNames, switchField, textField, urlField } from '@/lib/engines/contract/fields'
import { authority } from '@/tests/support/certificates'

const fields = {
  baseUrl: urlField(),
  key: secretField(),
  note: textField({ max: 5 }),
  days: numberField({ min: 1, max: 30, initial: 7 }),
  deep: switchField({ initial: true }),
  region: choiceField(['eu', 'cn'], 'eu'),
  certificate: certificateField(),
}
const schema = configSchema(fields)
const given = { baseUrl: ' https://Engine.example.com:8443/n8n/// ', key: ' k1 ' }

describe('the settings of an engine', () => {
  it('are tidied and completed from what a form sends', () => {
    expect(schema.parse(given)).toEqual({ baseUrl: 'https://engine.example.com:8443/n8n', key: 'k1', days: 7, deep: true, region: 'eu' })
    expect(schema.parse({ ...given, note: ' ', days: '30', deep: 'on', region: '', certificate: '' })).toMatchObject({ days: 30, deep: true, region: 'eu' })
    expect(schema.parse({ ...given, deep: 'false', region: 'cn', certificate: authority })).toMatchObject({ deep: false, region: 'cn', certificate: authority })
    expect(schema.parse({ ...given, deep: '' })).toMatchObject({ deep: false })
  })

  it.each([
    { baseUrl: 'https://u:p@engine.example.com' }, { baseUrl: 'ftp://engine.example.com' }, { key: '' }, { key: 'a\nb' }, { key: '密钥' }, { note: 'too long' },
    { days: 0 }, { days: '31' }, { days: 'x' }, { region: 'us' }, { certificate: '-----BEGIN PRIVATE KEY-----' }, { other: 1 },
  ])('refuse %o', (bad) => {
    expect(schema.safeParse({ ...given, ...bad }).success).toBe(false)
  })

  it('know which of them are secret', () => {
    expect(secretNames(fields)).toEqual(['key'])
  })
})
