'use client'

import { useSyncExternalStore } from 'react'
import en from '@/content/messages/en/crash.json'
import zh from '@/content/messages/zh-CN/crash.json'
import './globals.css'

const never = () => () => {}
const chineseWanted = () => /(?:^|;\s*)locale=zh-CN/.test(document.cookie) || (!/(?:^|;\s*)locale=/.test(document.cookie) && navigator.language.startsWith('zh'))

/** The last resort, when the root layout itself failed: no provider, no server data. */
export default function GlobalError({ retry }: { retry: () => void }) {
  const chinese = useSyncExternalStore(never, chineseWanted, () => false)
  const words = chinese ? zh.crash : en.crash
  return (
    <html lang={chinese ? 'zh-CN' : 'en'} className="font-sans">
      <body>
        <title>{words.title}</title>
        <main className="mx-auto flex min-h-[70dvh] max-w-lg flex-col justify-center px-4">
          <h1 className="text-2xl font-semibold">{words.title}</h1>
          <p className="mt-2 text-ink-2">{words.text}</p>
          <button type="button" onClick={() => retry()} className="mt-6 h-row self-start rounded-md bg-accent px-3 text-sm font-medium text-on-accent">
            {words.action}
          </button>
        </main>
      </body>
    </html>
  )
}
