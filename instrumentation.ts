/** Runs once when the server process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  // Headers, origin check and the client's address come from lib/tools/serve.mjs: the pages are never served without it.
  if (!('wheelhouseServed' in globalThis)) throw new Error('Wheelhouse is started with `npm start` or `npm run dev`.')
  const { startJobs, stopJobs } = await import('./lib/jobs/runner')
  // The process that serves (lib/tools/serve.mjs) calls this before it ends.
  Object.assign(globalThis, { wheelhouseStop: stopJobs })
  const [{ publishDefaults }, { publishShipped }, { systemCtx }, { log }] = await Promise.all([
    import('./lib/features/gates/publish-defaults'),
    import('./lib/features/formulas/publish-shipped'),
    import('./lib/server/ctx'),
    import('./lib/server/log'),
  ])
  // Installations from before the gates get their first criteria here, as do those from before the formulas; of several instances one is first.
  await publishDefaults(systemCtx('start'), {}).catch((error: unknown) => log.warn({ err: error }, 'the criteria of the gates could not be published'))
  await publishShipped(systemCtx('start'), {}).catch((error: unknown) => log.warn({ err: error }, 'the formulas could not be published'))
  await startJobs()
}
