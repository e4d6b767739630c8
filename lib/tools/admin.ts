/** `npm run admin -- <command> [options]`: what an administrator of the machine does without a browser. Works while the server runs. */
import { parseArgs } from 'node:util'
import { AppError } from '@/lib/core/errors'
import { connectEngine } from '@/lib/features/engines/connect-engine'
import { rotateEngineKeys } from '@/lib/features/engines/rotate-keys'
import { createPerson } from '@/lib/features/people/create-person'
import { verifyAudit } from '@/lib/features/audit/queries'
import { resetPassword } from '@/lib/features/people/reset-password'
import { createToken } from '@/lib/features/tokens/create-token'
import { messageText } from '@/lib/i18n/message-text'
import { systemCtx } from '@/lib/server/ctx'
import { db, disconnect } from '@/lib/server/db'
import { exportPublicKey } from '@/lib/server/export-key'
import { Refusal } from './refusal.mjs'

const usage = `npm run admin -- <command>
  create-user --email E --name N --role R [--department CODE] [--password-stdin]
  reset-password --email E [--password-stdin]
  list-users
  create-token --user E --name N --scopes a,b [--days 90]
  create-engine --kind push --slug S --name N
  verify-audit
  export-key
  rotate-keys
Without --password-stdin a one-time password is made and printed.`

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  department: { type: 'string' },
  user: { type: 'string' },
  scopes: { type: 'string' },
  days: { type: 'string' },
  kind: { type: 'string' },
  slug: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function need(values: Values, ...names: (keyof Values)[]): void {
  const missing = names.filter((name) => !values[name])
  if (missing.length) throw new Refusal(`Missing ${missing.map((name) => `--${name}`).join(', ')}.\n\n${usage}`)
}

async function passwordFrom(values: Values): Promise<string | undefined> {
  if (!values['password-stdin']) return undefined
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  return text.replace(/\r?\n$/, '')
}

async function personIdOf(email: string): Promise<string> {
  const person = await db.person.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } })
  if (!person) throw new Refusal(`Nobody has the address ${email}.`)
  return person.id
}

const commands: Record<string, (values: Values) => Promise<void>> = {
  'create-user': async (values) => {
    need(values, 'email', 'name', 'role')
    const department = values.department ? await db.department.findUnique({ where: { code: values.department }, select: { id: true } }) : null
    if (values.department && !department) throw new Refusal(`There is no department with the code ${values.department}.`)
    const password = await passwordFrom(values)
    const { oneTimePassword } = await createPerson(systemCtx(), {
      email: values.email,
      name: values.name,
      role: values.role,
      ...(department && { departmentId: department.id, roleDepartmentId: department.id }),
      ...(password !== undefined && { password }),
    })
    if (oneTimePassword) console.log(oneTimePassword)
    console.error(`${values.email} can sign in now.`)
  },
  'reset-password': async (values) => {
    need(values, 'email')
    const password = await passwordFrom(values)
    const { oneTimePassword } = await resetPassword(systemCtx(), { id: await personIdOf(values.email!), ...(password !== undefined && { password }) })
    if (oneTimePassword) console.log(oneTimePassword)
    console.error(`${values.email} has a new password; all sessions have ended.`)
  },
  'list-users': async () => {
    const people = await db.person.findMany({ select: { email: true, name: true, active: true, grants: { select: { role: true } } }, orderBy: { email: 'asc' } })
    for (const { email, name, active, grants } of people) console.log([email, name, active ? 'active' : 'deactivated', grants.map((grant) => grant.role).join(',') || 'employee'].join('\t'))
  },
  'create-token': async (values) => {
    need(values, 'user', 'name', 'scopes')
    const ownerId = await personIdOf(values.user!)
    const { token } = await createToken(systemCtx(), { ownerId, name: values.name, scopes: values.scopes!.split(',').map((scope) => scope.trim()), ...(values.days && { days: values.days }) })
    console.log(token)
  },
  'create-engine': async (values) => {
    need(values, 'kind', 'slug', 'name')
    await connectEngine(systemCtx(), { kind: values.kind, slug: values.slug, name: values.name, config: {} })
    console.error(`The engine ${values.slug} is connected.`)
  },
  'rotate-keys': async () => {
    const { version, secrets } = await rotateEngineKeys(systemCtx(), {})
    console.error(`${secrets} stored credentials are sealed under version ${version} of the key.`)
  },
  'export-key': async () => {
    const { pem, fingerprint } = exportPublicKey()
    console.log(`${pem.trim()}\n${fingerprint}`)
  },
  'verify-audit': async () => {
    const report = await verifyAudit(systemCtx(), {})
    if (report.ok) return console.log(`${report.entries} entries verify, ${report.anchors} anchors contained${report.redacted ? `, ${report.redacted} redacted on record` : ''}${report.checkpoint === null ? '' : `, archived up to ${report.checkpoint}`}.`)
    throw new Refusal(`The audit trail is broken at entry ${report.seq}: ${report.fault}.`)
  },
}

async function explainError(error: unknown): Promise<string> {
  if (error instanceof Refusal) return error.message
  if (!(error instanceof AppError)) return `Something failed: ${error instanceof Error ? error.message : String(error)}`
  const text = await messageText('en')
  const fields = Object.entries(error.fields ?? {}).map(([name, reasons]) => `  ${name}: ${reasons.map((reason) => text(reason.key, reason.params)).join(' ')}`)
  return [text(error.key, error.params), ...fields].join('\n')
}

async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2)
  try {
    const run = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!run) throw new Refusal(name === 'help' || name === '' ? usage : `Unknown command ${name}.\n\n${usage}`)
    await run(parseArgs({ args: rest, options, strict: true }).values)
    return 0
  } catch (error) {
    console.error(await explainError(error))
    return 1
  } finally {
    await disconnect()
  }
}

process.exitCode = await main()
