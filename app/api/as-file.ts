/** What a download is sent with: no browser opens it in place, and its name is kept in any script (RFC 6266). */
export const downloadHeaders = (name: string, type: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
})

export const asFile = ({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): Response =>
  new Response(Buffer.from(bytes), { headers: { ...downloadHeaders(name, type), 'content-length': String(bytes.byteLength) } })
