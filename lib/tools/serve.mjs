/** Serves the finished build in this process, or with reloading for developers, and ends it in good order. */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setClientAddress } from './forwarded.mjs'
import { receive } from './front.mjs'
import { root } from './schema.mjs'

const graceMs = 10_000
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Loads the framework, which takes a moment, before it is needed. */
export function loadFramework() {
  return createRequire(path.join(root, 'package.json'))('next')
}

/**
 * @param {{ host: string, port: number, folder?: string }} options without a folder: with reloading
 * @returns {Promise<void>} resolves when requests are answered
 */
export async function serve({ host, port, folder }) {
  Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1' }, folder && { NEXT_DIST_DIR: folder })
  process.chdir(root)
  Object.assign(globalThis, { wheelhouseServed: true })
  const next = loadFramework()
  const trustedProxies = Number(process.env.TRUST_PROXY ?? 0)
  const server = createServer((request, response) => {
    if (!methods.has(request.method ?? '')) {
      response.writeHead(405, { allow: [...methods].join(', '), 'x-content-type-options': 'nosniff' }).end()
      return
    }
    setClientAddress(request, trustedProxies)
    if (!receive(request, response)) return
    handle(request, response).catch((/** @type {unknown} */ error) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const app = next({ dev: !folder, dir: root, hostname: host, port, httpServer: server })
  const handle = app.getRequestHandler()
  await app.prepare()
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })

  let ending = false
  const end = () => {
    if (ending) process.exit(1)
    ending = true
    setTimeout(() => process.exit(0), graceMs).unref()
    // instrumentation.ts leaves the way to end the jobs here.
    const jobsStopped = Promise.resolve(/** @type {{ wheelhouseStop?: () => Promise<void> }} */ (globalThis).wheelhouseStop?.())
    const served = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    Promise.allSettled([jobsStopped, served]).then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
