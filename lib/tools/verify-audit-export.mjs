#!/usr/bin/env node
/**
 * Checks an export of the audit trail without the portal and without a network: plain Node 20 or newer, nothing to install.
 *   node verify-audit-export.mjs <export.zip or its unpacked folder> [--key <fingerprint or public-key.pem>] [--lang zh]
 * Without --key the signature is checked with the key inside the export: compare its fingerprint with the one that the
 * portal shows, or that you wrote down earlier.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inflateRawSync } from 'node:zlib'

const MOST_BYTES = 2_000_000_000
const sha256 = (/** @type {string | Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex')

/**
 * @typedef {{ complete: boolean, entries: number, firstSeq: number, lastSeq: number, previousHash: string | null, redacted: number, madeAt: string, portal: string, files: Record<string, string> }} Manifest
 * @typedef {{ ok: false, fault: Fault, seq?: number, name?: string }} Broken
 * @typedef {'file-missing' | 'other-key' | 'signature' | 'hashes' | 'entries-missing' | 'entries-added' | 'changed' | 'missing' | 'unlinked' | 'reordered'} Fault
 */

/**
 * Files of a ZIP archive by name, read from its central directory.
 * @param {Buffer} bytes
 */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('not a ZIP archive')
  /** @type {Map<string, Buffer>} */
  const files = new Map()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('the directory of the archive is damaged')
    const [method, packed, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + packed)
    files.set(name, method === 0 ? data : inflateRawSync(data, { maxOutputLength: MOST_BYTES }))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

const names = ['manifest.json', 'signature.txt', 'public-key.pem', 'entries.jsonl', 'hashes.txt']

/**
 * @param {string} target
 * @returns {Map<string, Buffer>}
 */
function load(target) {
  if (!statSync(target).isDirectory()) return unzip(readFileSync(target))
  return new Map(names.filter((name) => existsSync(path.join(target, name))).map((name) => [name, readFileSync(path.join(target, name))]))
}

/**
 * @param {string | undefined} given
 * @param {Buffer} inside
 */
function keyOf(given, inside) {
  const pem = given && existsSync(given) ? readFileSync(given) : inside
  const key = createPublicKey(pem)
  const fingerprint = sha256(key.export({ format: 'der', type: 'spki' }))
  const expected = given && !existsSync(given) ? given.replace(/[^0-9a-f]/gi, '').toLowerCase() : null
  return { key, fingerprint, fits: expected === null || expected === fingerprint }
}

/**
 * @param {Map<string, Buffer>} files
 * @param {string} [given] fingerprint, or path of a PEM file
 * @returns {{ ok: true, manifest: Manifest, fingerprint: string } | Broken}
 */
export function verifyExport(files, given) {
  const absent = names.find((name) => !files.has(name))
  if (absent) return { ok: false, fault: 'file-missing', name: absent }
  const file = (/** @type {string} */ name) => /** @type {Buffer} */ (files.get(name))
  const { key, fingerprint, fits } = keyOf(given, file('public-key.pem'))
  if (!fits) return { ok: false, fault: 'other-key', name: fingerprint }
  if (!verify(null, file('manifest.json'), key, Buffer.from(file('signature.txt').toString().trim(), 'base64'))) return { ok: false, fault: 'signature' }
  /** @type {Manifest} */
  const manifest = JSON.parse(file('manifest.json').toString())
  if (sha256(file('hashes.txt')) !== manifest.files['hashes.txt']) return { ok: false, fault: 'hashes' }
  const hashes = file('hashes.txt').toString().split('\n').filter(Boolean).map((line) => line.split(' '))
  const lines = file('entries.jsonl').toString().split('\n').filter(Boolean)
  return verifyEntries(manifest, hashes, lines) ?? { ok: true, manifest, fingerprint }
}

/**
 * The first line that is not what the signed list of hashes says, or that does not follow the one before it; null when all hold.
 * @param {Manifest} manifest
 * @param {string[][]} hashes number and hash of each entry
 * @param {string[]} lines
 * @returns {Broken | null}
 */
function verifyEntries(manifest, hashes, lines) {
  const known = new Set(hashes.map(([, hash]) => hash))
  const found = lines.map(sha256)
  let previous = manifest.complete ? manifest.previousHash : null
  /** @type {number | null} */
  let before = manifest.complete ? manifest.firstSeq - 1 : null
  for (let i = 0; i < Math.max(hashes.length, lines.length); i += 1) {
    const signed = hashes[i]
    if (!signed) return { ok: false, fault: 'entries-added', seq: manifest.lastSeq + 1 }
    const [seq, hash = ''] = [Number(signed[0]), signed[1]]
    const line = lines[i]
    const digest = found[i] ?? ''
    if (line === undefined) return { ok: false, fault: 'entries-missing', seq }
    if (digest !== hash) {
      if (known.has(digest)) return { ok: false, fault: found.includes(hash) ? 'reordered' : 'missing', seq }
      return { ok: false, fault: found[i + 1] === hash ? 'entries-added' : 'changed', seq }
    }
    const entry = JSON.parse(line)
    const follows = before !== null && entry.seq === before + 1
    if (entry.seq !== seq || (manifest.complete && !follows)) return { ok: false, fault: 'missing', seq }
    if (follows && previous !== null && entry.prevHash !== previous) return { ok: false, fault: 'unlinked', seq }
    previous = entry.hash
    before = entry.seq
  }
  return hashes.length === manifest.entries ? null : { ok: false, fault: 'entries-missing', seq: manifest.lastSeq }
}

const words = {
  en: {
    ok: (/** @type {Manifest} */ m) => `Genuine and complete: ${m.entries} entries, ${m.firstSeq} to ${m.lastSeq}${m.complete ? '' : ' (a selection: entries in between were left out)'}.`,
    redacted: (/** @type {number} */ n) => `${n} of them are marked as redacted: personal data of somebody was erased.`,
    key: (/** @type {string} */ f, /** @type {boolean} */ sure) => `Signed with the key ${f}.${sure ? '' : '\nCompare it with the fingerprint that the portal shows on the page of the audit trail.'}`,
    made: (/** @type {Manifest} */ m) => `Made ${m.madeAt} by the portal ${m.portal}.`,
    broken: (/** @type {number | undefined} */ seq) => (seq ? `BROKEN at entry ${seq}: ` : 'BROKEN: '),
    'file-missing': 'a file is missing from the export: ',
    'other-key': 'the export carries another key: ',
    signature: 'the signature does not belong to the manifest.',
    hashes: 'the list of hashes was changed.',
    'entries-missing': 'entries were cut off from here on.',
    'entries-added': 'an entry was added here.',
    changed: 'the entry was changed after the export.',
    missing: 'the entry is missing.',
    reordered: 'the entry stands in another place.',
    unlinked: 'the entry does not follow the one before it.',
  },
  zh: {
    ok: (/** @type {Manifest} */ m) => `真实且完整：共 ${m.entries} 条记录，编号 ${m.firstSeq} 至 ${m.lastSeq}${m.complete ? '' : '（按条件选取，中间的记录未导出）'}。`,
    redacted: (/** @type {number} */ n) => `其中 ${n} 条标记为已脱敏：有人的个人信息已被删除。`,
    key: (/** @type {string} */ f, /** @type {boolean} */ sure) => `签名密钥：${f}${sure ? '' : '\n请与平台审计页面上显示的指纹核对。'}`,
    made: (/** @type {Manifest} */ m) => `由平台 ${m.portal} 于 ${m.madeAt} 生成。`,
    broken: (/** @type {number | undefined} */ seq) => (seq ? `第 ${seq} 条记录有问题：` : '未通过校验：'),
    'file-missing': '导出包中缺少文件：',
    'other-key': '导出包使用了另一把密钥：',
    signature: '签名与清单不符。',
    hashes: '哈希清单被改动。',
    'entries-missing': '从这里起的记录被截断。',
    'entries-added': '这里多出了一条记录。',
    changed: '记录在导出后被改动。',
    missing: '记录缺失。',
    reordered: '记录的位置被调换。',
    unlinked: '记录与上一条接不上。',
  },
}

/** @param {string[]} args */
function main(args) {
  const option = (/** @type {string} */ name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const given = option('--key')
  const t = words[/^zh/i.test(option('--lang') ?? process.env.LANG ?? '') ? 'zh' : 'en']
  const target = args.find((arg, i) => !arg.startsWith('--') && !['--key', '--lang'].includes(args[i - 1] ?? ''))
  if (!target) {
    console.error('node verify-audit-export.mjs <export.zip | folder> [--key <fingerprint | public-key.pem>] [--lang en|zh]')
    return 2
  }
  const report = verifyExport(load(target), given)
  if (!report.ok) {
    console.error(`${t.broken(report.seq)}${t[report.fault]}${report.name ?? ''}`)
    return 1
  }
  console.log([t.ok(report.manifest), ...(report.manifest.redacted ? [t.redacted(report.manifest.redacted)] : []), t.made(report.manifest), t.key(report.fingerprint, given !== undefined)].join('\n'))
  return 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = main(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 2
  }
}
