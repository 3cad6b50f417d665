import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// One import a file: [the file, what it imports, whether the floors let it pass].
const imports: [file: string, from: string, allowed: boolean][] = [
  ['app/a.ts', '@/lib/checkout/place-order', true],
  ['app/b.ts', '@/components/ui/button', true],
  ['app/c.ts', '@/jobs/worker', false],
  ['app/d.ts', 'stripe', false],
  ['app/e.ts', '@prisma/client', false],
  ['app/f.ts', '../lib/env', false],
  ['app/g.ts', '@/sandbox/start', false],
  ['app/h.ts', 'server-only', false],
  ['jobs/a.ts', '@/lib/webhooks/process-event', true],
  ['jobs/b.ts', '@/app/layout', false],
  ['jobs/c.ts', 'pg-boss', false],
  ['components/a.tsx', '@/lib/domain/money', true],
  ['components/b.tsx', '@/components/ui/button', true],
  ['components/c.tsx', '@/lib/db/orders', false],
  ['components/d.tsx', '@/lib/env', false],
  ['lib/checkout/a.ts', '@/lib/db/orders', true],
  ['lib/checkout/b.ts', '@/lib/customers/find-customer', true],
  ['lib/checkout/c.ts', '@/components/ui/button', false],
  ['lib/checkout/d.ts', '@/app/layout', false],
  ['lib/checkout/e.ts', 'stripe', false],
  ['lib/auth/a.ts', '@/lib/mail/send', true],
  ['lib/auth/b.ts', '@prisma/client', false],
  ['lib/stripe/a.ts', 'stripe', true],
  ['lib/stripe/b.ts', '@/lib/env', true],
  ['lib/stripe/c.ts', '@/lib/db/orders', false],
  ['lib/stripe/d.ts', '@/lib/checkout/place-order', false],
  ['lib/db/a.ts', 'pg', true],
  ['lib/db/b.ts', '@/lib/domain/money', true],
  ['lib/db/c.ts', '@/lib/stripe/accounts', false],
  ['lib/db/d.ts', '@/lib/db/generated/client', true],
  ['lib/mail/a.ts', 'nodemailer', true],
  ['lib/mail/b.ts', '@/lib/env', true],
  ['lib/mail/c.ts', '@/lib/http/request', false],
  ['lib/domain/a.ts', 'zod', true],
  ['lib/domain/b.ts', './money', true],
  ['lib/domain/c.ts', '@/lib/domain/money', true],
  ['lib/domain/d.ts', '@/lib/env', false],
  ['lib/domain/e.ts', 'node:crypto', false],
  ['lib/domain/f.ts', '../env', false],
  ['lib/domain/g.test.ts', 'vitest', true],
  ['sandbox/a.ts', '@/sandbox/store', true],
  ['sandbox/b.ts', 'hono', true],
  ['sandbox/c.ts', '@/lib/domain/money', false],
  ['sandbox/api/d.test.ts', '@/lib/stripe/accounts', false],
  ['e2e/a.e2e.ts', '@/lib/db/orders', false],
  ['e2e/b.e2e.ts', './fixtures', true],
]

let house: string
let broken: Set<string>

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'souk-floors-'))
  cpSync('biome.jsonc', path.join(house, 'biome.jsonc'))
  cpSync('.gitignore', path.join(house, '.gitignore'))
  for (const [file, from] of imports) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    writeFileSync(path.join(house, file), `import { thing } from '${from}'\n\nexport const seen = thing\n`)
  }
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.']
  broken = new Set(reportOf(args).diagnostics.map(({ location }) => location.path))
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

function reportOf(args: string[]): { diagnostics: { location: { path: string } }[] } {
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout)
  }
}

test.each(imports)('%s importing %s: allowed %s', (file, _from, allowed) => {
  expect(broken.has(file)).toBe(!allowed)
})
