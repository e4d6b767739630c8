import { permissions } from '@/lib/core/access'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, root, sources } from './support/sources'

const product = sources(['app', 'components', 'lib'])
const named = (files: { file: string }[]) => files.map(({ file }) => file)

describe('boundaries', () => {
  it('hold between all modules, and the tool has looked at all of them', () => {
    const config = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'app', 'components', 'lib']
    let report: string
    try {
      report = execFileSync(process.execPath, ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...config], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    } catch (error) {
      report = (error as { stdout: string }).stdout
    }
    const { summary, modules } = JSON.parse(report) as {
      modules: { source: string }[]
      summary: { violations: { rule: { name: string }; from: string; to: string }[] }
    }
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    const cruised = new Set(modules.map(({ source }) => source))
    expect(product.filter(({ file }) => !cruised.has(file)).map(({ file }) => file)).toEqual([])
    expect(cruised.size).toBeGreaterThan(100)
  }, 120_000)
})

describe('file sizes', () => {
  const lines = product.map(({ file, text }) => ({ file, count: text.split('\n').length - 1 })).sort((a, b) => a.count - b.count)
  const quantile = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))]?.count

  it('stay small: median 80 lines, nine of ten within 220, none above 400', () => {
    expect(quantile(0.5)).toBeLessThanOrEqual(80)
    expect(quantile(0.9)).toBeLessThanOrEqual(220)
    expect(lines.filter(({ count }) => count > 400)).toEqual([])
  })

  it('names are kebab-case and say what is inside', () => {
    const bad = product.filter(({ file }) => {
      const name = path.basename(file).replace(/\.(d\.)?\w+$/, '')
      return !/^[a-z0-9_]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|common|manager|services?)$/.test(name)
    })
    expect(named(bad)).toEqual([])
  })
})

describe('transports', () => {
  it('change data from forms through action() alone', () => {
    const actions = product.filter(({ text }) => /^\s*['"]use server['"]/m.test(text))
    const bad = actions.flatMap(({ file, text }) =>
      [...text.matchAll(/^export\s+(?!type|interface)(.*)$/gm)].filter(([, rest]) => !/^const \w+ = (\w*[aA]ction)\(/.test(rest ?? '')).map(([line]) => `${file}: ${line}`),
    )
    expect(bad).toEqual([])
    expect(actions.length).toBeGreaterThan(0)
  })

  it('ask for a permission of the table on every page of the portal', () => {
    const pages = product.filter(({ file }) => /^app\/\(portal\)\/.*page\.tsx$/.test(file))
    const asked = pages.map(({ file, text }) => ({ file, permissions: [...text.matchAll(/\bpageCtx\('([^']+)'\)/g)].map(([, permission]) => permission ?? '') }))
    expect(asked.filter(({ permissions: named }) => named.length === 0 || named.some((permission) => !(permission in permissions))).map(({ file }) => file)).toEqual([])
    expect(pages.length).toBeGreaterThan(20)
  })

  it('send browsers no verb, no query and no schema of a feature', () => {
    const client = product.filter(({ text }) => /^\s*['"]use client['"]/m.test(text))
    const bad = client.flatMap(({ file, text }) => [...text.matchAll(/^import (?!type )[^'"]*['"]@\/lib\/features\/[^'"]+['"]/gm)].map(([line]) => `${file}: ${line}`))
    expect(bad).toEqual([])
    expect(client.length).toBeGreaterThan(20)
  })

  it('send browsers no schema library with the words of cases and formulas', () => {
    const schemas = new Set(sources(['lib/core/finance', 'lib/core/formula', 'lib/core/cases']).filter(({ text }) => /from 'zod'/.test(text)).map(({ file }) => file.replace(/\.ts$/, '')))
    const client = product.filter(({ text }) => /^\s*['"]use client['"]/m.test(text))
    const bad = client.flatMap(({ file, text }) => [...text.matchAll(/^import (?!type )[^'"]*['"]@\/(lib\/core\/[^'"]+)['"]/gm)].filter(([, path]) => schemas.has(path!)).map(([line]) => `${file}: ${line}`))
    expect(bad).toEqual([])
    expect(schemas.size).toBeGreaterThan(1)
  })

  it('serve machines through route() alone', () => {
    const own = new Set(['app/api/auth/[...nextauth]/route.ts'])
    const routes = product.filter(({ file }) => /(^|\/)route\.tsx?$/.test(file) && !own.has(file))
    const bad = routes.flatMap(({ file, text }) =>
      [...text.matchAll(/^export\s+(?!type|interface|const (dynamic|runtime|revalidate|maxDuration)\b)(.*)$/gm)]
        .filter(([, , rest]) => !/^const (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) = route\b/.test(rest ?? ''))
        .map(([line]) => `${file}: ${line}`),
    )
    expect(bad).toEqual([])
    expect(routes.length).toBeGreaterThan(0)
  })
})

describe('forbidden ways', () => {
  const rules: [string, RegExp, (file: string) => boolean][] = [
    ['raw SQL from strings', /\$(queryRawUnsafe|executeRawUnsafe)\b/, (file) => /^lib\/server\/(sql\/|sqlite-adapter)/.test(file)],
    ['HTML from strings', /dangerouslySetInnerHTML|\.innerHTML\s*=/, () => false],
    ['code from strings', /\bnew Function\b|\beval\(/, () => false],
    ['guessable random numbers', /\bMath\.random\(/, (file) => file === 'lib/server/write-gate.ts' || /^lib\/engines\/http\//.test(file)],
    ['unguarded calls to other systems', /(?<![.\w])fetch\(/, (file) => /^lib\/engines\/http|^(app|components)\/.*\/use-[\w-]+\.ts$/.test(file)],
  ]

  it.each(rules)('no %s', (_, pattern, allowed) => {
    const bad = product.filter(({ file, text }) => !allowed(file) && pattern.test(codeOf(text)) && !(pattern.source.includes('fetch') && /^\s*['"]use client['"]/m.test(text)))
    expect(named(bad)).toEqual([])
  })

  it('rules know neither clock, nor chance, nor process', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|(?<!\.)\bprocess\.(env|cwd|argv|hrtime|pid|platform)\b|\bglobalThis\b|\bperformance\.now|\bcrypto\b/
    expect(named(sources(['lib/core']).filter(({ text }) => impure.test(codeOf(text))))).toEqual([])
  })

  it('no path of a machine and no word about how the work was organised', () => {
    const texts = sources(['app', 'components', 'lib', 'content', 'prisma', 'tests'], /\.(ts|tsx|mjs|cjs|js|mdx|md|json|prisma|sql|css)$/)
    const bad = texts.filter(({ text }) => /["'`\s(](\/work\/\w|\/root\/\w|\/home\/\w)/.test(text))
    expect(named(bad)).toEqual([])
  })
})

describe('documents', () => {
  it('cite paths that exist', () => {
    const documents = ['README.md', 'CONTRIBUTING.md', 'lib/README.md'].filter((file) => existsSync(path.join(root, file)))
    const decisions = existsSync(path.join(root, 'content/decisions')) ? readdirSync(path.join(root, 'content/decisions')).map((name) => `content/decisions/${name}`) : []
    const missing = [...documents, ...decisions].flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => path.posix.join(path.posix.dirname(file), target ?? ''))
      const cited = [...text.matchAll(/`((?:app|components|content|lib|prisma|tests)\/[\w.\-/()[\]]*)`/g)].map(([, target]) => target ?? '')
      return [...linked, ...cited].filter((target) => !existsSync(path.join(root, target))).map((target) => `${file}: ${target}`)
    })
    expect(missing).toEqual([])
    expect(documents).toContain('README.md')
  })
})

describe('dependencies', () => {
  interface Locked {
    version?: string
    optionalDependencies?: Record<string, string>
    resolved?: string
  }
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const versionOf = (name: string) => lock.packages[`node_modules/${name}`]?.version
  const atLeast = (version: string, floor: string) => {
    const [have, need] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number))
    return (have ?? []).reduce((order, part, index) => order || Math.sign(part - (need?.[index] ?? 0)), 0) >= 0
  }

  it('are locked for every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => {
        for (let dir = from; ; dir = dir.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
          if (lock.packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return false
          if (!dir) return true
        }
      }),
    )
    expect(missing).toEqual([])
  })

  it('name no registry of their own', () => {
    const hosts = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? [])
    expect(hosts).toEqual([])
  })

  it('are at or above the versions that are known to be safe', () => {
    const floors: Record<string, string> = { next: '16.4.2', 'next-auth': '4.24.15', nodemailer: '10.1.4', 'next-mdx-remote': '6.0.0' }
    const low = Object.entries(floors).filter(([name, floor]) => {
      const version = versionOf(name)
      return version !== undefined && !atLeast(version, floor)
    })
    expect(low).toEqual([])
    expect(versionOf('next')).toBeDefined()
  })
})
