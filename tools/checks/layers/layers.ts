// The layers (docs/ARCHITECTURE.md) as data. layer-rules.ts makes dependency-cruiser's rules of it.

/** One row: the files of a layer, and the only files and packages of ours they may import. Tests stand outside the layers. */
export type Layer = {
  name: string
  /** Folders (ending in '/') and files, from the root. */
  of: string[]
  /** Folders and files of this repository it may import. */
  may: string[]
  /** The packages it may import; every package unless told. Packages with an owner (below) are the owner's alone. */
  packages?: string[]
  /** Whether it may import Node's own modules. */
  node?: false
}

/** The modules of lib that hold use cases, in their order: one imports those of the lines above its own. So there is never a circle. */
export const MODULE_ORDER = [
  ['customers'],
  ['auth'],
  ['catalog', 'pricing'],
  ['wishlist'],
  ['sellers', 'cart'],
  ['orders'],
  ['documents', 'digital'],
  ['notices'],
  ['returns', 'messages'],
  ['saga'],
  ['checkout'],
  ['refunds'],
  ['balance', 'cancelation', 'cards', 'fulfilment', 'ledger', 'disputes'],
  ['reconciliation', 'reviews', 'api'],
  ['webhooks'],
  ['operations'],
]

const USE_CASES = MODULE_ORDER.flat().map((module) => `lib/${module}/`)
const ADAPTERS = ['lib/stripe/', 'lib/db/', 'lib/mail/', 'lib/http/', 'lib/seal/']
/** What all of them may import. */
const BELOW = ['lib/domain/', 'lib/env.ts', 'lib/log/', 'lib/i18n/', 'brand.ts']

export const LAYERS: Layer[] = [
  { name: 'pages and routes', of: ['app/'], may: ['app/', 'components/', ...USE_CASES, ...BELOW, 'lib/http/', 'lib/mail/', 'messages/'] },
  { name: 'server start', of: ['instrumentation.ts', 'proxy.ts'], may: ['jobs/', ...USE_CASES, ...BELOW, 'lib/http/'] },
  { name: 'jobs', of: ['jobs/'], may: ['jobs/', ...USE_CASES, ...BELOW, 'lib/http/'] },
  { name: 'components', of: ['components/'], may: ['components/', 'lib/domain/', 'brand.ts'], node: false },
  { name: 'use cases', of: USE_CASES, may: [...USE_CASES, ...ADAPTERS, ...BELOW] },
  { name: 'Stripe adapter', of: ['lib/stripe/'], may: ['lib/stripe/', ...BELOW] },
  { name: 'database adapter', of: ['lib/db/'], may: ['lib/db/', ...BELOW] },
  // Plain data and words in, a draft out: a template asks for nothing itself.
  {
    name: 'mail templates',
    of: ['lib/mail/templates/'],
    may: ['lib/mail/templates/', 'lib/domain/', 'lib/i18n/translator.ts', 'brand.ts'],
    node: false,
  },
  { name: 'mail adapter', of: ['lib/mail/'], may: ['lib/mail/', ...BELOW] },
  { name: 'HTTP adapter', of: ['lib/http/'], may: ['lib/http/', ...BELOW] },
  { name: 'sealing', of: ['lib/seal/'], may: ['lib/env.ts'], packages: ['jose'] },
  { name: 'messages', of: ['lib/i18n/'], may: ['lib/i18n/', 'messages/', 'brand.ts', 'lib/domain/', 'lib/env.ts'] },
  { name: 'log', of: ['lib/log/'], may: ['lib/log/'] },
  { name: 'settings', of: ['lib/env.ts'], may: ['lib/domain/', 'brand.ts'] },
  { name: 'domain', of: ['lib/domain/'], may: ['lib/domain/'], packages: ['zod'], node: false },
  { name: 'local Stripe', of: ['sandbox/'], may: ['sandbox/'] },
  { name: 'journeys', of: ['e2e/'], may: ['e2e/', 'testing/', 'tools/', 'sandbox/'] },
]

/** Packages that one folder of the product imports, and no other. */
export const OWNERS: Record<string, string[]> = {
  'lib/db/': ['@prisma/client', '@prisma/adapter-pg', 'pg', 'pg-boss'],
  'lib/stripe/': ['stripe'],
  'lib/log/': ['pino', 'pino-pretty'],
}

/** Folders that few may import, tests besides. */
export const IMPORTED_BY: Record<string, string[]> = {
  'testing/': ['testing/', 'proofs/', 'bench/', 'e2e/'],
}
