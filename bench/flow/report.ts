import type { Case } from './prepare'
import type { Stage } from './walk'

/** What one purchase cost: milliseconds of processors, and how many were done in a second. */
export type Cost = { perSecond: number; shop: number; PostgreSQL: number; 'local Stripe': number; bare: number }
export type Statements = Record<Stage | 'after', number>
export type Measured = Case & { cost: Cost; floor: Cost; statements: Statements }

type Bounds = { perSecond: number; shop: number; PostgreSQL: number }

/**
 * The least of the floor's purchases a second, and the most times the floor's processor time: a third worse than the worst that was measured on a machine which other work kept busy.
 * Who makes a purchase cheaper lowers them.
 */
const BOUNDS: Record<string, Bounds> = {
  'known card, 1': { perSecond: 0.09, shop: 12, PostgreSQL: 40 },
  'new card, 1': { perSecond: 0.034, shop: 26, PostgreSQL: 83 },
  'known card, 3': { perSecond: 0.037, shop: 28, PostgreSQL: 118 },
  'new card, 3': { perSecond: 0.028, shop: 33, PostgreSQL: 166 },
  'known card, 10': { perSecond: 0.035, shop: 31, PostgreSQL: 141 },
  'new card, 10': { perSecond: 0.035, shop: 33, PostgreSQL: 180 },
}

const HEADS = ['', 'a second', 'of floor', 'shop ms', '× floor', 'PostgreSQL ms', '× floor', 'Stripe ms', 'cart', 'page', 'pay', 'after']
const WIDTHS = [15, 10, 17, 9, 15, 15, 16, 11, 8, 6, 6, 7]

/** The head of the table. */
export function head(): string {
  return row(HEADS)
}

/** One line of the table, and whether every ratio keeps to its bound. */
export function line(measured: Measured): { text: string; isGood: boolean } {
  const { name, sellers, cost, floor, statements } = measured
  const bounds = BOUNDS[`${name}, ${sellers}`]
  if (!bounds) throw new Error(`Nothing is written of ${name}, ${sellers}`)
  const ratios = { perSecond: cost.perSecond / floor.perSecond, shop: cost.shop / floor.bare, PostgreSQL: cost.PostgreSQL / floor.PostgreSQL }
  const isGood = ratios.perSecond >= bounds.perSecond && ratios.shop <= bounds.shop && ratios.PostgreSQL <= bounds.PostgreSQL
  const text = row([
    `${name}, ${sellers}`,
    cost.perSecond.toFixed(1),
    `${ratios.perSecond.toFixed(3)} (≥ ${bounds.perSecond})`,
    cost.shop.toFixed(0),
    `${ratios.shop.toFixed(1)} (≤ ${bounds.shop})`,
    cost.PostgreSQL.toFixed(0),
    `${ratios.PostgreSQL.toFixed(1)} (≤ ${bounds.PostgreSQL})`,
    cost['local Stripe'].toFixed(0),
    ...[statements.cart, statements['checkout page'], statements.pay, statements.after].map(String),
  ])
  return { text: `${text}${isGood ? '' : '  worse'}`, isGood }
}

function row(cells: string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0))).join('')
}
