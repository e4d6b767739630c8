/** A portal without pages: runs the job that reads engines until it is killed. Started by the fault tests. */
import { startJobs, stopJobs } from '@/lib/jobs/runner'
import { syncEngines } from '@/lib/jobs/sync-engines'

await startJobs([{ ...syncEngines, schedule: '* * * * * *' }], 50)
process.on('SIGTERM', () => void stopJobs().then(() => process.exit(0)))
console.log('ready')
setInterval(() => {}, 60_000)
