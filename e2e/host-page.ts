// A page of somebody's own that loads the local Stripe.js: what the shop does not use of it is tried here.
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { test as base, type FrameLocator, type Page } from '@playwright/test'
import { createControlClient, type Platform } from '@souk/local-stripe/control'
import { expect } from './fixtures'

export { expect }

/** Events that the page heard from its elements, by element, in order. */
type Heard = { element: string; event: string; detail: Record<string, unknown> }[]

export interface HostPage {
  page: Page
  /** Opens the page and runs a script in it, to which `stripe`, `elements(options)` and `listen(element)` are known. */
  open: (script: string, look?: { dark?: boolean; locale?: string }) => Promise<void>
  /** Opens the page with a program of its own, bundled with the official React wrapper. */
  openProgram: (file: string) => Promise<void>
  heard: (event: string) => Promise<Heard>
  /** What the page last heard of this kind, of one of its elements or of any: frames answer in their own time, so poll it. */
  lastHeard: (event: string, element?: string) => Promise<Record<string, unknown> | undefined>
  /** Every message that any window posted to the page, as text. */
  posted: () => Promise<string>
  /** Calls the local Stripe as the platform's server would. */
  api: (method: 'GET' | 'POST', path: string, form?: Record<string, string>) => Promise<Record<string, unknown>>
  frame: (kind: 'payment' | 'address' | 'email', nth?: number) => FrameLocator
}

/** `test` with a host page. */
export const test = base.extend<{ host: HostPage }>({
  host: async ({ page, request }, use) => {
    const stripe = process.env.JOURNEY_STRIPE_URL ?? ''
    const platform = await platformOf(stripe)
    let look: { dark?: boolean } = {}
    let program = ''
    const server = createServer((asked, answer) => {
      if (asked.url === '/program.js') answer.setHeader('Content-Type', 'text/javascript').end(program)
      else answer.setHeader('Content-Type', 'text/html').end(html(stripe, platform.publishable_key, look.dark ?? false, program !== ''))
    })
    const origin = await listen(server)
    const api: HostPage['api'] = async (method, path, form) => {
      const headers = { Authorization: `Bearer ${platform.secret_key}` }
      const response = await request.fetch(`${stripe}${path}`, { method, headers, ...(form && { form }) })
      const body = await response.json()
      if (!response.ok()) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`)
      return body
    }
    const heard: HostPage['heard'] = async (event) => ((await page.evaluate('window.heard')) as Heard).filter((each) => each.event === event)
    await use({
      page,
      open: async (script, wanted = {}) => {
        look = wanted
        await page.goto(origin)
        await page.evaluate(`(async () => { ${script} })()`)
      },
      openProgram: async (file) => {
        program = bundle(file)
        await page.goto(origin)
      },
      heard,
      lastHeard: async (event, wanted) => (await heard(event)).filter(({ element }) => !wanted || element === wanted).at(-1)?.detail,
      posted: async () => ((await page.evaluate('window.posted')) as string[]).join('\n'),
      api,
      frame: (kind, nth = 0) => page.frameLocator(`iframe[title="Secure ${kind} input frame"]`).nth(nth),
    })
    server.close()
    server.closeAllConnections()
  },
})

async function platformOf(stripe: string): Promise<Platform> {
  if (!stripe) throw new Error('JOURNEY_STRIPE_URL is not set: run the journeys with npm run test:e2e.')
  return createControlClient(stripe).platform()
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(`http://localhost:${(server.address() as AddressInfo).port}/`)))
}

/** The page listens to every message before Stripe.js does: whatever a frame lets out, it would hear. */
function html(stripe: string, key: string, dark: boolean, hasProgram: boolean): string {
  const places = ['email', 'shipping', 'billing', 'payment'].map((id) => `<div id="${id}" style="margin-bottom:16px"></div>`).join('')
  const colors = dark ? 'background:#16181f;color:#f4f5f9' : 'background:#ffffff;color:#1a1f36'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title><link rel="icon" href="data:,"></head>
<body style="${colors};font-family:sans-serif;padding:24px;max-width:560px"><main><h1>A host page</h1>${places}<div id="app"></div><button id="pay">Pay</button></main>
<script>
  window.posted = []; window.heard = [];
  addEventListener('message', (event) => posted.push(JSON.stringify(event.data)));
</script><script src="${stripe}/v3/"></script><script>
  window.key = '${key}';
  window.stripe = Stripe(key);
  window.elements = (options) => (window.group = stripe.elements({ appearance: { theme: '${dark ? 'night' : 'stripe'}' }, ...options }));
  window.listen = (name, element) => {
    const events = ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'availablepaymentmethodschange', 'savedpaymentmethodremove'];
    for (const event of events) element.on(event, (detail) => heard.push({ element: name, event, detail }));
    return element;
  };
</script>${hasProgram ? '<script src="/program.js"></script>' : ''}</body></html>`
}

type Bundler = { buildSync(options: object): { outputFiles: { text: string }[] } }

function bundle(file: string): string {
  const require = createRequire(import.meta.url)
  // esbuild comes with tsx, as for the local Stripe's own scripts.
  const esbuild = createRequire(require.resolve('tsx/package.json'))('esbuild') as Bundler
  const result = esbuild.buildSync({
    entryPoints: [path.join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return result.outputFiles[0]?.text ?? ''
}

/** A test card that always pays. */
export const PAN = '4242424242424242'

/** Types a card into the Payment Element. */
export async function typeCard(host: HostPage) {
  const frame = host.frame('payment')
  await frame.getByLabel('Card number').fill(PAN)
  await frame.getByLabel('Expiration date').fill('12 / 34')
  await frame.getByLabel('Security code').fill('123')
}

/** Nothing of a card in any message to the page, however it is written. */
export async function expectNoCard(host: HostPage): Promise<void> {
  const posted = await host.posted()
  expect(posted).toContain('"kind":"change"')
  expect(posted.replace(/[\s-]/g, '')).not.toContain(PAN)
  expect(posted).not.toMatch(/"(number|cvc)"/)
}
