import { grow } from './fill'
import { LOOKS, SEARCHES } from './looks'
import { LOOKS_AT_ONE } from './looks-at-one'
import type { Size } from './size'
import { type Work, workOf } from './work'

/** A look at a large marketplace may take so many times what it takes at a small one. */
export const MOST_RATIO = 1.3

/** A search among very many may take so long, but for one in twenty. */
export const MOST_SEARCH_MS = 50

export type Measured = { name: string; small: Work; large: Work }

export type Growth = { looks: Measured[]; searches: Measured[] }

/** Looks at everything in a small marketplace, lets it grow, and looks again. */
export async function measureGrowth(small: Size, large: Size, say: (text: string) => void): Promise<Growth> {
  await grow({ sellers: 0, products: 0, orders: 0 }, small)
  const before = await lookAtAll()
  say(`Growing to ${large.products} products and ${large.orders} orders …`)
  await grow(small, large)
  const after = await lookAtAll()
  const both = (name: string) => ({ name, small: before[name] ?? NOTHING, large: after[name] ?? NOTHING })
  return { looks: Object.keys({ ...LOOKS, ...LOOKS_AT_ONE }).map(both), searches: Object.keys(SEARCHES).map(both) }
}

const NOTHING: Work = { ms: 0, p95: 0, pages: 0 }

async function lookAtAll(): Promise<Record<string, Work>> {
  const found: Record<string, Work> = {}
  for (const [name, look] of Object.entries({ ...LOOKS, ...LOOKS_AT_ONE, ...SEARCHES })) found[name] = await workOf(look)
  return found
}
