import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrokenLayer, findBrokenLayers } from './find-broken-layers'

const ROW = 'not in the "may" of its row'
const ORDER = 'only modules of the lines above its own'

// One import a file: [the file, what it imports, the words of the rule it breaks, or null].
const imports: [file: string, from: string, broken: string | null][] = [
  ['app/a.ts', '@/lib/checkout/place-order', null],
  ['app/b.ts', '@/components/button', null],
  ['app/c.ts', '@/jobs/worker', ROW],
  ['app/d.ts', '@/lib/db/orders', ROW],
  ['app/e.ts', '@/lib/stripe/accounts', ROW],
  ['app/f.ts', 'stripe', 'only lib/stripe/ imports'],
  ['app/g.ts', '@prisma/client', 'only lib/db/ imports'],
  ['app/h.ts', '@/sandbox/start', ROW],
  ['app/i.ts', '@/testing/market', ROW],
  ['app/j.ts', '@/tools/build', ROW],
  ['app/k.ts', '@stripe/stripe-js', 'puts its script on every page'],
  ['app/l.ts', '@stripe/stripe-js/pure', null],
  ['app/m.ts', 'server-only', 'throws outside'],
  ['app/n.test.ts', '@/lib/db/orders', null],
  ['instrumentation.ts', '@/jobs/worker', null],
  ['proxy.ts', '@/lib/db/orders', ROW],
  ['jobs/a.ts', '@/lib/webhooks/process-event', null],
  ['jobs/b.ts', '@/app/layout', ROW],
  ['jobs/c.ts', '@/lib/db/orders', ROW],
  ['jobs/d.ts', 'pg-boss', 'only lib/db/ imports'],
  ['components/a.tsx', '@/lib/domain/money', null],
  ['components/e.tsx', '@/brand', null],
  ['components/f.tsx', '@/lib/i18n/catalog', ROW],
  ['components/b.tsx', '@/lib/checkout/place-order', ROW],
  ['components/c.tsx', '@/lib/env', ROW],
  ['components/d.tsx', 'node:path', 'no module of Node'],
  ['lib/checkout/a.ts', '@/lib/db/orders', null],
  ['lib/checkout/b.ts', '@/lib/customers/find-customer', null],
  ['lib/checkout/e.ts', '@/lib/i18n/translator', null],
  ['lib/i18n/a.ts', '@/lib/http/request', ROW],
  ['lib/checkout/c.ts', '@/components/button', ROW],
  ['lib/checkout/d.ts', '@/lib/webhooks/process-event', ORDER],
  ['lib/catalog/a.ts', '@/lib/sellers/open-shop', ORDER],
  ['app/o.ts', '@/lib/new-module/a', 'does not list'],
  ['lib/stripe/a.ts', 'stripe', null],
  ['lib/stripe/b.ts', '@/lib/env', null],
  ['lib/stripe/c.ts', '@/lib/db/orders', ROW],
  ['lib/stripe/d.ts', '@/lib/checkout/place-order', ROW],
  ['lib/db/a.ts', 'pg', null],
  ['lib/db/b.ts', '@/lib/domain/money', null],
  ['lib/db/c.ts', '@/lib/stripe/accounts', ROW],
  ['lib/log/a.ts', 'pino', null],
  ['lib/log/b.ts', '@/lib/env', ROW],
  ['lib/db/d.ts', '@/lib/log/log', null],
  ['app/p.ts', 'pino', 'only lib/log/ imports'],
  ['lib/mail/a.ts', 'nodemailer', null],
  ['lib/mail/b.ts', '@/lib/http/request', ROW],
  ['lib/mail/templates/a.ts', '@/lib/i18n/translator', null],
  ['lib/mail/templates/b.ts', '@/lib/env', ROW],
  ['lib/mail/templates/c.ts', 'node:path', 'no module of Node'],
  ['lib/domain/a.ts', 'zod', null],
  ['lib/domain/b.ts', '@/lib/domain/money', null],
  ['lib/domain/c.ts', '@/lib/env', ROW],
  ['lib/domain/f.ts', '@/lib/i18n/translator', ROW],
  ['lib/domain/d.ts', 'node:crypto', 'no module of Node'],
  ['lib/domain/e.ts', 'pg', 'no package but zod'],
  ['sandbox/a.ts', '@/sandbox/start', null],
  ['sandbox/b.ts', 'stripe', "Stripe's types only"],
  ['sandbox/c.ts', '@/lib/domain/money', ROW],
  ['e2e/a.e2e.ts', '@/lib/db/orders', ROW],
  ['e2e/b.e2e.ts', '@/testing/market', null],
  ['tools/a.ts', '@/testing/market', 'is imported by'],
  ['bench/a.ts', '@/testing/market', null],
  ['lib/cart/circle.ts', '@/lib/cart/circle-of-types', 'no circular import'],
]

let root: string
let broken: BrokenLayer[]

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'souk-layers-'))
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'))
  for (const [, from] of imports) if (from.startsWith('@/')) write(`${from.slice(2)}.ts`, 'export type Thing = 1\nexport const thing = 1\n')
  for (const [file, from] of imports) write(file, `import { thing } from '${from}'\n\nexport const seen = thing\n`)
  write('lib/cart/circle-of-types.ts', "import type { seen } from './circle'\n\nexport const thing: typeof seen = 1\n")
  write('sandbox/types.ts', "import type Stripe from 'stripe'\n\nexport type Seen = Stripe.Charge\n")
  broken = await findBrokenLayers(root)
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

const rulesBrokenBy = (file: string) => broken.filter(({ from, to }) => from === file || to.split(' > ').includes(file)).map(({ by }) => by)

test.each(imports.filter(([, , rule]) => rule === null))('%s may import %s', (file) => {
  expect(rulesBrokenBy(file)).toEqual([])
})

test.each(imports.filter(([, , rule]) => rule !== null))('%s may not import %s: %s', (file, _from, rule) => {
  expect(rulesBrokenBy(file).join('\n')).toContain(rule)
})

test("the local Stripe may import Stripe's types", () => {
  expect(rulesBrokenBy('sandbox/types.ts')).toEqual([])
})
