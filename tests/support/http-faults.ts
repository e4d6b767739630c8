import type { ServerResponse } from 'node:http'
import { createGzip, gzipSync } from 'node:zlib'

/** How a server can go wrong. Times in ms, sizes in bytes. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'hang' }
  | { kind: 'half' }
  | { kind: 'closed' }
  | { kind: 'html' }
  | { kind: 'text'; text: string }
  | { kind: 'json'; text: string }
  | { kind: 'bomb'; bytes: number }
  | { kind: 'brokenGzip' }
  | { kind: 'drip'; everyMs: number }
  | { kind: 'redirect'; to: string }

const JSON_TYPE = { 'content-type': 'application/json' }

export function play(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { ...JSON_TYPE, ...fault.headers }).end(fault.body ?? '{"message":"no"}')
      return
    case 'hang':
      return
    case 'closed':
      response.socket?.destroy()
      return
    case 'half':
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' })
      response.write('{"data":[{"id":"1","status":"succ')
      setTimeout(() => response.socket?.destroy(), 20)
      return
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>')
      return
    case 'text':
      response.writeHead(200, { 'content-type': 'text/plain' }).end(fault.text)
      return
    case 'json':
      response.writeHead(200, JSON_TYPE).end(fault.text)
      return
    case 'bomb':
      return bomb(fault.bytes, response)
    case 'brokenGzip':
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync('{"data":[]}').subarray(0, 15))
      return
    case 'drip':
      return drip(fault.everyMs, response)
    case 'redirect':
      response.writeHead(302, { location: fault.to }).end()
  }
}

function bomb(bytes: number, response: ServerResponse) {
  response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
  const gzip = createGzip()
  gzip.pipe(response)
  gzip.on('error', () => {})
  const chunk = Buffer.alloc(1_000_000, 0x20)
  let left = bytes
  const feed = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length
      if (!gzip.write(chunk)) return void gzip.once('drain', feed)
    }
    gzip.end()
  }
  feed()
}

function drip(everyMs: number, response: ServerResponse) {
  response.writeHead(200, JSON_TYPE)
  response.write('{"data":[')
  const timer = setInterval(() => response.write(' '), everyMs)
  response.on('close', () => clearInterval(timer))
}
