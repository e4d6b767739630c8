import coreWebVitals from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

const noFrameworkMessage = 'Only app, components, lib/i18n and lib/server/{action,http,auth} know the framework.'

/** @type {import('eslint').Linter.Config[]} */
const config = [
  { ignores: ['.next*/**', 'node_modules/**', 'lib/server/generated/**', 'data/**', 'next-env.d.ts', 'coverage/**', 'test-results/**'] },
  ...coreWebVitals,
  ...typescript,
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    rules: {
      'no-console': ['error', { allow: ['error'] }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-debugger': 'error',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'import/no-anonymous-default-export': 'off',
      'react/no-danger': 'error',
      'react/jsx-no-target-blank': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
      ],
    },
  },
  {
    files: ['lib/core/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'window', 'document'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Rules take what they need as an argument.' },
        { object: 'Date', property: 'now', message: 'Rules take `now` as an argument.' },
      ],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'next*', 'react*', '@/lib/server/*'], message: 'lib/core is pure.' }] }],
    },
  },
  {
    files: ['lib/features/**', 'lib/jobs/**', 'lib/engines/**', 'lib/channels/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['next', 'next/*', 'next-*', 'react', 'react-dom'], message: noFrameworkMessage }] }],
    },
  },
  { files: ['lib/tools/**', 'tests/**', 'content/**'], rules: { 'no-console': 'off' } },
  { files: ['tests/**/*.ts'], rules: { 'react-hooks/rules-of-hooks': 'off', 'no-eval': 'off' } },
]

export default config
