import { fileURLToPath } from 'node:url'
import createMDX from '@next/mdx'
import createNextIntlPlugin from 'next-intl/plugin'

/** Sent with every response, errors and redirects included; the nonce-bearing CSP is set per request in lib/tools/front.mjs. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Permitted-Cross-Domain-Policies', value: 'none' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()' },
]

/** Files of the build that lib/tools/front.mjs lets pass carry a policy under which nothing runs. */
const inertPolicy = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" }

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  pageExtensions: ['ts', 'tsx', 'mdx'],
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'pino',
    'prom-client',
    'undici',
  ],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // `npm test` and `npm run check` hold the types; a start on a fresh machine need not wait for them.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '1mb' } },
  async headers() {
    return [
      { source: '/:path*', headers: securityHeaders },
      { source: '/_next/static/:path*', headers: [inertPolicy] },
      { source: '/icon.svg', headers: [inertPolicy] },
    ]
  },
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(createMDX({})(config))
