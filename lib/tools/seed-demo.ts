/** Fills an empty database with the demo company; does nothing when there are people already. `npm run demo` calls it. */
import { disconnect } from '@/lib/server/db'
import { seedDemo } from '@/prisma/seed/demo'

const result = await seedDemo(new Date())
console.log(result === 'seeded' ? 'The demo company is ready.' : 'The demo company is already there.')
await disconnect()
