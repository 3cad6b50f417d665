import { processorMs } from '@/bench/processor-time'
import type { Cost } from './report'

/** The processes whose processor time counts, by what they are. */
export type Roots = { shop: number; PostgreSQL: number; 'local Stripe': number; bare: number }

/** What `work` costs, for each of so many purchases; processor time until `after` is over too, which is what they leave to do. */
export async function costOf(roots: Roots, count: number, { work, after }: { work: () => Promise<void>; after: () => Promise<void> }): Promise<Cost> {
  const used = async () => ({
    shop: await processorMs(roots.shop),
    PostgreSQL: await processorMs(roots.PostgreSQL),
    'local Stripe': await processorMs(roots['local Stripe']),
    bare: await processorMs(roots.bare),
  })
  const [before, began] = [await used(), performance.now()]
  await work()
  const seconds = (performance.now() - began) / 1000
  await after()
  const now = await used()
  const each = (name: keyof Roots) => (now[name] - before[name]) / count
  return { perSecond: count / seconds, shop: each('shop'), PostgreSQL: each('PostgreSQL'), 'local Stripe': each('local Stripe'), bare: each('bare') }
}

/** The lanes side by side, each one after the other. */
export async function sideBySide<T>(lanes: T[][], work: (it: T) => Promise<void>): Promise<void> {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const it of lane) await work(it)
    }),
  )
}
