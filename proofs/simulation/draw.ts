import type { Sandbox } from '@souk/local-stripe'
import type { Completion } from '@/lib/domain/order/order'
import type { TestProduct } from '@/testing/market'
import type { Chance } from './chance'
import type { Lane, Shelf } from './lane'

export interface Purchase {
  shelves: Shelf[]
  products: TestProduct[]
  completion: Completion
  card: string
  codes: string[]
  /** Of each. */
  quantity: number
}

const CARDS = [
  ...Array<string>(6).fill('pm_card_visa'),
  ...['pm_card_authenticationRequired', 'pm_card_authenticationRequired', 'pm_card_authenticationRequiredOnSetup', 'pm_card_chargeCustomerFail'],
]
const PATHS = [
  '^/v1/payment_intents$',
  '^/v1/payment_intents$',
  '/confirm$',
  '/capture$',
  '/capture$',
  '/cancel$',
  '^/v1/refunds$',
  '^/v1/payment_methods$',
]
const ACTIONS = ['error_500_before', 'error_500_after', 'reset_before', 'reset_after', 'error_409', 'error_429', 'lock_timeout', 'delay'] as const

/** What a buyer wants, and from whom. */
export function drawPurchase(chance: Chance, lane: Lane): Purchase {
  const count = chance.of([1, 2, 2, 3, 3, 3, 4])
  const first = chance.within(0, lane.shelves.length - 1)
  const shelves = Array.from({ length: count }, (_, index) => lane.shelves[(first + index) % lane.shelves.length] as Shelf)
  const products = shelves.map(
    (shelf) => shelf[chance.of(['plenty', 'plenty', 'few', 'few', 'few', 'soon', 'late', 'shipped', 'parcel', 'parcel', 'keyed'] as const)],
  )
  const codes = chance.is(0.4) ? [chance.of([lane.code, ...shelves.map(({ code }) => code)])] : []
  return {
    shelves,
    products,
    completion: chance.is(0.7) ? 'all_or_nothing' : 'keep_what_worked',
    card: chance.of(CARDS),
    codes,
    quantity: chance.of([1, 1, 1, 2, 3]),
  }
}

/** Makes calls about these sellers go wrong. @returns what was chosen, in words */
export async function bringFaults(chance: Chance, sandbox: Sandbox, shelves: Shelf[]): Promise<string[]> {
  const told: string[] = []
  for (let left = chance.of([0, 0, 0, 1, 1, 2, 3]); left > 0; left -= 1) {
    const isPlatforms = chance.is(0.15)
    const [account, path] = isPlatforms ? [null, '^/v1/setup_intents$'] : [chance.of(shelves).seller.accountId, chance.of(PATHS)]
    const rule = { action: chance.of(ACTIONS), nth: chance.of([1, 1, 1, 2]), times: chance.of([1, 1, 3, 9]), ms: 20 }
    await sandbox.control.addFault({ method: isPlatforms ? 'POST' : chance.of(['POST', 'POST', '*']), path, account, ...rule })
    told.push(`${rule.action} at ${path} of ${account ?? 'the platform'}, from ${rule.nth}, ${rule.times} times`)
  }
  return told
}
