import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { databaseUrl, parseEnv } from '@/lib/server/env'

const secret = { WHEELHOUSE_SECRET: 'x'.repeat(32) }

describe('the environment', () => {
  it('has a working value for everything but the secret', () => {
    expect(parseEnv(secret)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      BASE_URL: 'http://127.0.0.1:3000',
      DATA_DIR: path.resolve('data'),
      DATABASE_URL: `file:${path.resolve('data/wheelhouse.db')}`,
      ALLOW_HTTP: false,
      ENGINE_HOSTS: [],
      DEMO: false,
    })
  })

  it('puts the database into the data folder unless told otherwise', () => {
    expect(parseEnv({ ...secret, DATA_DIR: '/srv/portal' }).DATABASE_URL).toBe('file:/srv/portal/wheelhouse.db')
    expect(databaseUrl({ DATABASE_URL: 'postgresql://u:p@db/portal', DATA_DIR: '/srv' })).toBe('postgresql://u:p@db/portal')
    expect(databaseUrl({ DATABASE_URL: 'file:./x.db' })).toBe(`file:${path.resolve('x.db')}`)
  })

  it('reads lists and flags, takes an empty value for absent, and cuts the slash off the address', () => {
    const parsed = parseEnv({ ...secret, ENGINE_HOSTS: 'n8n.local:5678, 10.0.0.0/8', ALLOW_HTTP: '1', PORT: '', BASE_URL: 'https://portal.example.com/' })
    expect(parsed).toMatchObject({ ENGINE_HOSTS: ['n8n.local:5678', '10.0.0.0/8'], ALLOW_HTTP: true, PORT: 3000, BASE_URL: 'https://portal.example.com' })
  })

  it.each([
    [{ PORT: 'http' }, /PORT must be a number/],
    [{ PORT: '70000' }, /PORT must be 1 to 65535/],
    [{ HOST: 'a b' }, /HOST must be a host name/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must be file:<path> or postgresql/],
    [{ BASE_URL: 'ftp://x' }, /BASE_URL must be an address/],
    [{ WHEELHOUSE_SECRET: 'short' }, /WHEELHOUSE_SECRET must have at least 32 bytes/],
    [{ WHEELHOUSE_SECRET: undefined }, /WHEELHOUSE_SECRET is missing/],
    [{ ALLOW_HTTP: 'maybe' }, /ALLOW_HTTP must be 1 or 0/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
  ])('names the bad value in %o', (bad, message) => {
    expect(() => parseEnv({ ...secret, ...bad })).toThrow(message)
  })
})
