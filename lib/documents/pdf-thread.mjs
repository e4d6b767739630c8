/** Runs in a thread of its own (pdf.ts): sets one document and hands its bytes back. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import { layOut } from './pdf-layout.mjs'

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')

// Nothing but the two fonts is ever read, and nothing is fetched, whatever a text holds.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file) => path.dirname(path.resolve(file)) === path.resolve(fonts))
pdfmake.setFonts({ NotoSans: { normal: path.join(fonts, 'NotoSansHans-Regular.otf'), bold: path.join(fonts, 'NotoSansHans-Bold.otf') } })

const bytes = new Uint8Array(await pdfmake.createPdf(layOut(workerData)).getBuffer())
parentPort?.postMessage(bytes, [/** @type {ArrayBuffer} */ (bytes.buffer)])
