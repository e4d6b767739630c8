/** Runs once when the server process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startJobs, stopJobs } = await import('./lib/jobs/runner')
  // The process that serves (lib/tools/serve.mjs) calls this before it ends.
  Object.assign(globalThis, { wheelhouseStop: stopJobs })
  await startJobs()
}
