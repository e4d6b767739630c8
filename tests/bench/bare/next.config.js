/** @type {import('next').NextConfig} */
export default { poweredByHeader: false, typescript: { ignoreBuildErrors: true }, serverExternalPackages: ['better-sqlite3'], turbopack: { root: new URL('../../..', import.meta.url).pathname } }
