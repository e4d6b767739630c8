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
      CHECK_HOSTS: [],
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

  it.each(['n8n.local', 'n8n_1:5678', 'localhost.', '10.1.2.3', '10.1.2.3:80', '10.0.0.0/8', '127.0.0.0/8:5678', '::1', '[::1]', '[::1]:4311', 'fd00::/8', '[fd00::]/8:443'])('takes the engine host %s', (entry) => {
    expect(parseEnv({ ...secret, ENGINE_HOSTS: entry }).ENGINE_HOSTS).toEqual([entry])
  })

  it.each(['10.0.0.0/33', '999.1.1.1', '2130706433', 'host:0', 'host:65536', 'a/8', '[10.0.0.1]:80', '::1:99999', 'a..b', '-a', '*', 'host:port', '[::1'])('refuses the engine host %s', (entry) => {
    expect(() => parseEnv({ ...secret, ENGINE_HOSTS: entry })).toThrow(`ENGINE_HOSTS holds "${entry}"`)
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
    [{ ENGINE_HOSTS: '10.0.0.0/8 http://engine 10.0.0' }, /^ENGINE_HOSTS holds "http:\/\/engine", "10\.0\.0": each entry must be host\[:port\], an address or a network/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
  ])('names the bad value in %o', (bad, message) => {
    expect(() => parseEnv({ ...secret, ...bad })).toThrow(message)
  })
})
