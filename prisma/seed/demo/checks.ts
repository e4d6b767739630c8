import { judgeAuth, judgeEffects, judgeLatency, judgeReplay, judgeSchema, judgeStatus, judgeText, type Answered } from '@/lib/core/autochecks/judge'
import { judgeTls } from '@/lib/core/autochecks/judge-tls'
import { RARE_TEXT } from '@/lib/core/autochecks/rare-text'
import { fact, verdict, type Verdict } from '@/lib/core/autochecks/verdict'
import type { CheckKind } from '@/lib/core/autochecks/words'
import { createCheck } from '@/lib/features/autochecks/create-check'
import { storeAttempt } from '@/lib/features/autochecks/store-attempt'
import { appendAudit } from '@/lib/server/audit'
import { jobCtx } from '@/lib/server/ctx'
import { db, inTransaction } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { AnySystemKey } from './landscape'
import type { PersonKey } from './company'
import type { Event, Registers } from './registers'

type At = (daysAgo: number, hour: number) => Date
type Found = (daysAgo: number, now: Date) => Verdict

interface DemoCheck {
  name: string
  nameZh: string
  kind: CheckKind
  by: PersonKey
  environment?: 'production'
  system?: AnySystemKey
  /** By its name in the register */
  interface?: string
  config: Record<string, unknown>
  codes: string[]
  secret?: string
  samples?: { name: string; mime: string; body: string }[]
  calls?: number
  tookMs?: number
  /** What a run so many days ago came to; left out: it never ran */
  found?: Found
}

const got = (place: string, status = 200, durationMs = 120): Answered => ({ place, status, durationMs })
/** A little more or less from day to day, the same in every demo. */
const around = (middle: number, daysAgo: number) => Math.round(middle * (0.9 + ((daysAgo * 37) % 20) / 100))
const DAY_MS = 86_400_000
const host = 'corp.demo.example'

const checks: DemoCheck[] = [
  {
    name: 'Ledger and gateway can be reached', nameZh: '总账与网关可达', kind: 'reach', by: 'li', environment: 'production', system: 'kingdee', codes: ['C06'], calls: 2, tookMs: 60,
    config: { targets: [`kingdee.${host}:443`, `gateway.${host}:443`] },
    found: (daysAgo) => verdict(null, {}, ['kingdee', 'gateway'].flatMap((name, i) => [fact('resolved', { host: `${name}.${host}`, addresses: `10.20.3.${14 + i}` }), fact('connected', { host: `${name}.${host}`, port: 443, address: `10.20.3.${14 + i}`, connectMs: around(8 + i * 3, daysAgo) })])),
  },
  {
    name: 'Certificate of the API gateway', nameZh: 'API 网关证书', kind: 'tls', by: 'li', environment: 'production', system: 'gateway', codes: ['C07', 'C37'], calls: 2, tookMs: 210,
    config: { host: `gateway.${host}`, port: 443, minDays: 30 },
    found: (daysAgo, now) =>
      judgeTls(
        {
          host: `gateway.${host}`, port: 443, protocol: 'TLSv1.3', subject: `gateway.${host}`, issuer: 'Demo Corporate CA 2', names: [`gateway.${host}`], nameFits: true, chainFault: null, oldAccepted: null, durationMs: around(46, daysAgo),
          validFrom: new Date(now.getTime() - (338 - daysAgo) * DAY_MS), validTo: new Date(now.getTime() + (27 + daysAgo) * DAY_MS),
        },
        { minVersion: '1.2', minDays: 30 },
        now,
      ),
  },
  {
    name: 'Orders in SAP answer within a second', nameZh: 'SAP 订单接口一秒内应答', kind: 'latency', by: 'li', system: 'sap', codes: ['C08', 'C32'], calls: 21, tookMs: 9400,
    config: { url: `https://sap-test.${host}/odata/orders?$top=1`, calls: 20, p95Ms: 1000 },
    found: (daysAgo) => judgeLatency(Array.from({ length: 20 }, (_, i) => around(380 + ((i * 53) % 190), daysAgo)), 1000, `sap-test.${host}/odata/orders`),
  },
  {
    name: 'OA lets in only the robot', nameZh: 'OA 仅对机器人账号放行', kind: 'auth', by: 'li', system: 'oa', codes: ['C41'], calls: 3, tookMs: 420, secret: 'not a real token',
    config: { url: `https://oa-test.${host}/api/me`, credential: { kind: 'bearer' } },
    found: () => judgeAuth(got(`oa-test.${host}/api/me`), got(`oa-test.${host}/api/me`, 401), got(`oa-test.${host}/api/me`, 401)),
  },
  {
    name: 'Answers of invoice verification', nameZh: '发票验真应答', kind: 'schema', by: 'ma', interface: 'Invoice verification', codes: ['C10', 'C17'], calls: 1, tookMs: 310,
    config: { url: `https://tax-test.${host}/verify/044031900111`, source: 'interface' },
    found: (daysAgo) => judgeSchema(got(`tax-test.${host}/verify/044031900111`, 200, around(300, daysAgo)), daysAgo > 3 ? [] : [{ path: 'totalAmount', rule: 'type' }, { path: 'invoiceCode', rule: 'required' }]),
  },
  {
    name: 'Requisitions are booked once', nameZh: '请购单只入账一次', kind: 'idempotency', by: 'li', interface: 'Requisitions', codes: ['C14', 'C22'], calls: 4, tookMs: 1900,
    config: { url: `https://sap-test.${host}/odata/requisitions`, body: '{"externalId":"{{key}}","material":"M-1001","quantity":1}', keyHeader: 'Idempotency-Key', readUrl: `https://sap-test.${host}/odata/requisitions?externalId={{key}}`, countPath: 'value' },
    found: (daysAgo) => judgeEffects({ before: 0, after: daysAgo > 8 ? 2 : 1, first: got(`sap-test.${host}/odata/requisitions`, 201, 610), second: got(`sap-test.${host}/odata/requisitions`, daysAgo > 8 ? 201 : 200, 540) }),
  },
  {
    name: 'Rare characters in supplier names', nameZh: '供应商名称中的生僻字', kind: 'encoding', by: 'ma', interface: 'Supplier records', codes: ['C11'], calls: 2, tookMs: 640,
    config: { url: `https://srm-test.${host}/api/suppliers`, body: '{"code":"{{key}}","name":"{{text}}"}', charset: 'utf-8', readUrl: `https://oa-test.${host}/api/suppliers/{{key}}`, readPath: 'supplier.name' },
    found: () => judgeText(RARE_TEXT, [...RARE_TEXT].map((character) => ('䶮𠮷😀'.includes(character) ? '?' : character)).join(''), 'utf-8', 'replaced'),
  },
  {
    name: 'Customer orders directly and through the gateway', nameZh: '客户订单直连与经网关对比', kind: 'replay', by: 'ma', interface: 'Orders of customers', codes: ['C09', 'C16'], calls: 6, tookMs: 2700,
    config: { url: `https://yonyou-test.${host}/openapi/quotes`, gatewayUrl: `https://gateway-test.${host}/yonyou/quotes`, method: 'POST', ignored: ['..requestId'] },
    samples: [1280, 860.5, 99.99].map((amount, i) => ({ name: `SO-26110${i + 1}`, mime: 'application/json', body: JSON.stringify({ orderNumber: `SO-26110${i + 1}`, customer: 'C-0042', totalAmount: amount }) })),
    found: (daysAgo) =>
      judgeReplay(
        ['SO-261101', 'SO-261102', 'SO-261103'].map((document, i) => ({
          document,
          direct: got(`yonyou-test.${host}/openapi/quotes`, 200, around(240, daysAgo + i)),
          gateway: got(`gateway-test.${host}/yonyou/quotes`, 200, around(310, daysAgo + i)),
          differences: i === 1 ? [{ path: 'quote.totalAmount', left: '860.5', right: '861' }] : i === 2 ? [{ path: 'quote.totalAmount', left: '99.99', right: '100' }, { path: 'quote.currency', left: 'CNY', right: null }] : [],
        })),
      ),
  },
  {
    name: 'E-invoice platform is up', nameZh: '电子发票平台可用', kind: 'status', by: 'zhou', environment: 'production', system: 'tax', codes: ['C09'], calls: 1, tookMs: 190,
    config: { url: 'https://tax.example/health' },
    found: (daysAgo) => judgeStatus(got('tax.example/health', 200, around(180, daysAgo)), ['2xx'], null),
  },
  {
    name: 'Payment orders are taken once', nameZh: '付款指令只受理一次', kind: 'idempotency', by: 'li', environment: 'production', interface: 'Payments', codes: ['C14'],
    config: { url: 'https://bank.example/orders', body: '{"reference":"{{key}}","amount":"0.01","test":true}', keyHeader: 'Idempotency-Key', readUrl: 'https://bank.example/orders?reference={{key}}', countPath: 'orders' },
  },
]

const RUNS = [12, 9, 6, 3, 2, 1, 0]

/** Checks as they were set up, and what their nightly runs came to. The targets are invented, so nothing is asked of them. */
export function checkEvents(made: Registers, at: At): Event[] {
  return checks.flatMap((check, i): Event[] => {
    let id = ''
    const setUp: Event = {
      at: at(14, 10),
      happen: async (when) => {
        const found = check.interface ? await db.systemInterface.findFirstOrThrow({ where: { name: check.interface }, select: { id: true } }) : null
        const { name, nameZh, kind, environment = 'test', config, codes, samples = [], secret } = check
        const system = check.system && ((made.systems as ReadonlyMap<string, string>).get(check.system) ?? (await db.system.findFirst({ where: { name: check.system === 'gateway' ? 'API gateway' : 'E-invoice platform' }, select: { id: true } }))?.id)
        const { id: created } = await createCheck(await as(made, 'wang', when), { name, nameZh, kind, environment, config, codes, samples, writing: ['idempotency', 'encoding', 'replay'].includes(kind), everyMinutes: 1440, ...(secret && { secrets: { secret } }), ...(system && { systemId: system }), ...(found && { interfaceId: found.id }) })
        id = created
        await db.autoCheck.update({ where: { id }, data: { createdById: idOf(made.people, check.by), nextAt: null } })
      },
    }
    const { found, calls = 1, tookMs = 100 } = check
    if (!found) return [setUp]
    return [
      setUp,
      ...RUNS.map((daysAgo): Event => ({
        at: at(daysAgo, daysAgo ? 2 : 1),
        happen: async (when) => {
          await db.autoCheck.update({ where: { id }, data: { leaseHolder: 'demo' } })
          await inTransaction(async (tx) => {
            const ctx = { ...jobCtx('run-auto-checks'), db: tx, now: new Date(when.getTime() + i), inTransaction: true }
            const { audit } = await storeAttempt(ctx, { checkId: id, holder: 'demo', trigger: 'schedule', verdict: found(daysAgo, ctx.now), durationMs: around(tookMs, daysAgo), calls })
            await appendAudit(ctx, audit)
          })
        },
      })),
    ]
  })
}
