/** Who may import whom; the table is in lib/README.md. */

/** A feature writes through the verbs of another only where it is named here. */
const featureEdges = {
  engines: ['runs'],
  automations: ['runs', 'requests', 'transfer', 'compatibility', 'compliance', 'risks'],
  processes: ['automations', 'transfer'],
  'gate-reviews': ['gates', 'actions', 'notices', 'programme', 'autochecks'],
  programme: ['gates', 'automations', 'formulas'],
  gates: ['runs', 'files', 'meetings', 'ledger', 'value', 'risks', 'compatibility', 'autochecks'],
  expansion: ['automations', 'notices', 'runs', 'requests', 'formulas', 'ledger', 'cases', 'rates'],
  requests: ['files', 'notices', 'automations', 'processes', 'recognition', 'scoring', 'transfer', 'views'],
  scoring: ['requests', 'notices'],
  approvals: ['requests', 'notices'],
  portfolio: ['requests', 'scoring'],
  backtest: ['requests', 'scoring', 'runs', 'expansion'],
  recognition: ['requests', 'notices', 'runs', 'expansion', 'files', 'ledger'],
  interfaces: ['automations', 'transfer'],
  components: ['automations', 'transfer'],
  systems: ['transfer', 'compatibility'],
  transfer: ['notices'],
  people: ['settings', 'programme', 'transfer'],
  actions: ['notices', 'files'],
  mail: ['files'],
  cockpit: ['programme', 'runs', 'actions', 'gates', 'value', 'risks'],
  packs: ['cockpit', 'files', 'notices', 'programme', 'runs', 'value', 'risks'],
  formulas: ['notices', 'rates', 'runs'],
  rates: ['transfer'],
  cases: ['formulas', 'rates', 'runs', 'automations', 'requests', 'notices', 'files', 'transfer', 'ledger', 'risks'],
  ledger: ['formulas', 'rates', 'readings', 'runs', 'cases', 'automations', 'notices', 'transfer'],
  value: ['ledger', 'cases', 'formulas', 'rates', 'readings', 'runs', 'programme', 'expansion', 'actions', 'meetings', 'transfer', 'views'],
  calculator: ['formulas', 'rates'],
  risks: ['runs', 'actions', 'notices', 'transfer', 'requests', 'automations', 'files', 'compatibility', 'gates'],
  compatibility: ['risks', 'notices', 'files', 'transfer', 'automations', 'systems', 'autochecks'],
  autochecks: ['notices'],
  compliance: ['notices', 'files', 'processes', 'transfer', 'reviews'],
  reviews: ['notices', 'transfer'],
  audit: ['files', 'notices'],
  privacy: ['audit', 'files', 'notices', 'people'],
  work: ['actions', 'requests', 'approvals', 'ledger', 'cases', 'formulas', 'risks', 'compatibility', 'compliance', 'reviews'],
  meetings: ['actions', 'files', 'gates', 'notices', 'runs', 'value', 'risks', 'compatibility'],
}

const ours = '^(app|components|content|lib)/'
const framework = '(^|/)node_modules/(next|react|react-dom|next-auth|next-intl|@base-ui)/'

/**
 * @param {string} name
 * @param {string} from
 * @param {string[]} allowed what of our own it may import
 */
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed, dependencyTypesNot: ['type-only'] },
})

/**
 * @param {string} name
 * @param {string} to
 * @param {string[]} only
 */
const onlyFrom = (name, to, only) => ({
  name,
  severity: 'error',
  from: { path: `${ours}|^(instrumentation|next\\.config)`, pathNot: only },
  to: { path: to },
})

const features = [
  layer('features', '^lib/features/([^/]+)/', [
    '^lib/(core|content|server)/',
    // Mails and documents are written where nobody's request sets the language.
    '^lib/i18n/(locales|types|message-text|format|say|reading-text|figure-text)',
    '^lib/documents/',
    '^lib/channels/(registry|contract)\\.ts',
    '^lib/engines/(registry|contract)\\.ts',
    '^lib/engines/contract/',
    '^lib/features/',
    // The feature that connects engines hands the guarded client to their adapters.
    ...['http\\.ts', 'http/'].map((file) => `^lib/engines/${file}`),
    '^lib/probes/',
  ]),
  {
    name: 'only-the-engine-feature-opens-connections',
    severity: 'error',
    from: { path: '^lib/features/', pathNot: '^lib/features/engines/' },
    to: { path: '^lib/engines/http' },
  },
  {
    name: 'only-automatic-checks-probe',
    severity: 'error',
    from: { path: '^lib/', pathNot: '^lib/(features/autochecks|probes)/' },
    to: { path: '^lib/probes/' },
  },
  {
    name: 'features-own-folder-and-named-edges',
    severity: 'error',
    from: { path: '^lib/features/([^/]+)/', pathNot: Object.keys(featureEdges).map((name) => `^lib/features/${name}/`) },
    to: { path: '^lib/features/', pathNot: ['^lib/features/$1/', '^lib/features/[^/]+/visible\\.ts$'], dependencyTypesNot: ['type-only'] },
  },
  ...Object.entries(featureEdges).map(([name, others]) => ({
    name: `features-${name}-and-its-named-edges`,
    severity: 'error',
    from: { path: `^lib/features/${name}/` },
    to: {
      path: '^lib/features/',
      pathNot: ['^lib/features/[^/]+/visible\\.ts$', ...[name, ...others].map((other) => `^lib/features/${other}/`)],
      dependencyTypesNot: ['type-only'],
    },
  })),
]

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    layer('core', '^lib/core/', ['^lib/core/']),
    layer('content', '^lib/content/', ['^lib/(core|content)/', '^content/']),
    layer('server', '^lib/server/', ['^lib/(core|server)/', '^lib/i18n/']),
    layer('i18n', '^lib/i18n/', ['^lib/(core|i18n|content)/', '^content/', '^lib/server/(auth|ctx|settings|db)']),
    layer('engines', '^lib/engines/([^/]+)/', ['^lib/core/', '^lib/engines/$1/', '^lib/engines/(contract|http)\\.ts', '^lib/engines/contract/']),
    layer('channels', '^lib/channels/([^/]+)/', ['^lib/core/', '^lib/channels/$1/', '^lib/channels/contract\\.ts', '^lib/engines/http\\.ts', '^lib/engines/http/(address|post)\\.ts', '^lib/engines/contract/faults\\.ts']),
    layer('probes', '^lib/probes/', ['^lib/core/', '^lib/probes/', '^lib/engines/http/', '^lib/engines/contract/faults\\.ts']),
    layer('documents', '^lib/documents/', ['^lib/(core|documents)/']),
    layer('jobs', '^lib/jobs/', ['^lib/(core|content|server|features|jobs)/']),
    layer('components', '^components/', ['^components/', '^lib/(core|i18n)/', '^lib/features/[^/]+/schema']),
    layer('app', '^app/', ['^app/', '^components/', '^content/', '^lib/(core|content|i18n|features)/', '^lib/server/(action|http|ctx|auth|env|log|settings|setup-code|prometheus)']),
    ...features,
    {
      name: 'own-route-folder',
      severity: 'error',
      from: { path: '^app/\\(portal\\)/([^/]+)/' },
      // The page for developers shows what the interface for machines says of itself.
      to: { path: '^app/', pathNot: ['^app/\\(portal\\)/$1/', '^app/\\(portal\\)/[^/]+\\.tsx?$', '^app/api/v1/(openapi|operations)\\.ts$'] },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^lib/core/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg'], pathNot: '(^|/)node_modules/(zod|@dagrejs|chevrotain)/' },
    },
    onlyFrom('framework', framework, ['^app/', '^components/', '^lib/i18n/', '^lib/server/(action|http|auth)', '^(instrumentation|next)', '^lib/tools/']),
    onlyFrom('generated-client', '^lib/server/generated/', ['^lib/server/(db\\.ts|generated/)']),
    onlyFrom('database-drivers', '(^|/)node_modules/(pg|better-sqlite3|@prisma)/', ['^lib/server/', '^lib/tools/']),
    onlyFrom('http-client', '(^|/)node_modules/undici/', ['^lib/engines/http', '^lib/probes/']),
    {
      name: 'tools-are-not-imported',
      severity: 'error',
      from: { path: ours, pathNot: '^lib/tools/' },
      to: { path: '^lib/tools/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^lib/server/generated/.+/(internal|models)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types', 'typings'] },
    detectProcessBuiltinModuleCalls: true,
  },
}
