import type { Sandbox } from '@souk/local-stripe'
import { cancelOrder } from '@/lib/cancelation/cancel-order'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import type { CheckoutAnswer, PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Buyer } from '@/lib/orders/access'
import type { Placed } from '@/lib/orders/answer'
import { shipTo, testMarket } from '@/testing/market'
import { Chance } from './chance'
import { living } from './crash'
import { bringFaults, drawPurchase } from './draw'
import type { Lane } from './lane'
import { letPeopleAct } from './people'

/** What one buyer did and was told, a line each. */
export interface Story {
  checkoutId: string
  lines: string[]
  deaths: number
}

const MOST_ACTS = 10

/** Lets one buyer live: everything they do, and everything that goes wrong meanwhile, follows from the seed and their number. */
export async function letBuyerLive(seed: number, number: number, lane: Lane, sandbox: Sandbox): Promise<Story> {
  const chance = new Chance(`order ${seed} ${number}`)
  const market = testMarket(sandbox)
  const { shelves, products, completion, card, codes, quantity } = drawPurchase(chance, lane)
  const isParcel = shelves.some(({ parcel }) => products.includes(parcel))
  const where = isParcel
    ? { shipTo: shipTo(chance.is(0.5) ? { country: 'DE', state: null, postalCode: '10115' } : {}) }
    : { buyerPlace: { country: 'DE', postalCode: '' } }
  const wish = market.wish(products, await market.card(card), { completion, codes, quantity, ...where })
  const life = new BuyersLife(chance, sandbox, wish, market.guest())
  life.tell(`${completion}: ${products.length} sellers, card ${card}${codes.map((code) => `, code ${code}`).join('')}`)
  for (const fault of await bringFaults(chance, sandbox, shelves)) life.tell(`fault: ${fault}`)
  await life.live()
  await letPeopleAct(chance, life, shelves)
  // Of some, the rest of the faults stay until everything is healed.
  if (chance.is(0.8)) await sandbox.control.clearFaults(...shelves.map(({ seller }) => seller.accountId))
  return life.story
}

class BuyersLife {
  readonly story: Story
  private readonly market

  constructor(
    private readonly chance: Chance,
    readonly sandbox: Sandbox,
    private wish: PlaceOrder,
    readonly buyer: Buyer,
  ) {
    this.market = testMarket(sandbox)
    this.story = { checkoutId: wish.checkoutId, lines: [], deaths: 0 }
  }

  tell(line: string): void {
    this.story.lines.push(line)
  }

  async live(): Promise<void> {
    let answer = await this.place()
    for (let acts = 0; acts < MOST_ACTS; acts += 1) {
      this.tell(`told: ${answer?.status ?? 'nothing'}`)
      const next = await this.react(answer)
      if (next === 'leaves') return this.tell('leaves')
      answer = next
    }
  }

  private async place(): Promise<CheckoutAnswer | null> {
    const work = async () => this.heard(await placeOrder(this.wish, this.buyer))
    if (this.chance.is(0.15)) {
      this.tell('presses twice')
      const [first] = await Promise.all([this.act(work), this.act(work)])
      return first
    }
    return this.act(work)
  }

  /** What was answered. A refusal before there is an order is read, and the code that does not count is taken out. */
  private heard(placed: Placed): CheckoutAnswer | null {
    if (placed.kind === 'answer') return placed.answer
    this.tell(`refused: ${placed.refusal.code}`)
    this.wish = { ...this.wish, codes: [] }
    return null
  }

  private go(): Promise<CheckoutAnswer | null> {
    return this.act(async () => (await continueOrder(this.wish.checkoutId, this.buyer)) ?? this.heard(await placeOrder(this.wish, this.buyer)))
  }

  /** One request, in a process that may die of it. Whoever comes next finds its lease lapsed: ninety seconds are not waited for. */
  async act<T>(work: () => Promise<T>): Promise<T | null> {
    if (!this.chance.is(0.3)) return work()
    const [steps, when] = [this.chance.within(1, 60), this.chance.of(['before', 'after'] as const)]
    const end = await living(steps, when, work)
    if (end.kind === 'ended') return end.value
    this.story.deaths += 1
    this.tell(`the process dies ${when} its step ${steps}`)
    await db().$executeRaw`update "Order" set "leaseToken" = null, "leaseUntil" = null where "checkoutId" = ${this.wish.checkoutId}`
    return null
  }

  private async react(answer: CheckoutAnswer | null): Promise<CheckoutAnswer | null | 'leaves'> {
    if (this.chance.is(0.05)) {
      this.tell('gives up')
      return this.act(() => cancelOrder(this.wish.checkoutId, this.buyer))
    }
    if (this.chance.is(0.1)) return 'leaves'
    switch (answer?.status) {
      case undefined:
      case 'unknown':
        return this.go()
      case 'needs_authentication':
        return this.confirm(answer.clientSecret.split('_secret_')[0] ?? '')
      case 'declined':
      case 'partly_paid':
        return this.chance.is(0.6) ? this.tryOtherCard(answer.completion.isOpen) : 'leaves'
      default:
        return 'leaves'
    }
  }

  private async confirm(intentId: string): Promise<CheckoutAnswer | null | 'leaves'> {
    const outcome = this.chance.of(['succeeded', 'succeeded', 'succeeded', 'succeeded', 'failed', 'left alone'] as const)
    this.tell(`challenge: ${outcome}`)
    if (outcome === 'left alone') return 'leaves'
    await this.sandbox.control.authenticate(intentId, outcome)
    return this.go()
  }

  private async tryOtherCard(mayChoose: boolean): Promise<CheckoutAnswer | null> {
    const card = this.chance.of(['pm_card_mastercard', 'pm_card_mastercard', 'pm_card_authenticationRequired', 'pm_card_chargeCustomerFail'])
    const chooses = mayChoose && this.chance.is(0.5)
    const completion = chooses ? this.chance.of(['all_or_nothing', 'keep_what_worked'] as const) : undefined
    this.tell(`tries ${card}${completion ? `, ${completion}` : ''}`)
    this.wish = { ...this.wish, completion, card: await this.market.card(card) }
    return this.place()
  }
}
