import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** CHROME, else a browser of the system, else the one that comes as an npm package and is unpacked at first use. */
async function executable(): Promise<string> {
  if (process.env.CHROME) return process.env.CHROME
  const found = system.find((file) => existsSync(file))
  if (found) return found
  // Makes the package unpack the libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await executable(),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
}

/** A fresh visitor: no cookies, the given language, a desktop window, no animation. */
export function newVisitor(browser: Browser, locale: 'en' | 'zh-CN' = 'en', options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ locale, timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
}
