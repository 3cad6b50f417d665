import { currencyFacts } from '@/lib/domain/facts/currencies'
import { floorShare } from './fee-back'
import { countsAsGivenBack, type RefundStatus } from './refund-state'

/** Money and the tax on it, in minor units. `amountMinor` contains `taxInclusiveMinor`; the rest of `taxMinor` was added to it. */
type Taxed = { amountMinor: number; taxMinor: number; taxInclusiveMinor: number }

/** A line as its buyer paid it: after discounts. `shipped` counts pieces that left, also those that came back; `dropped` those that were refunded and never leave. */
export type PaidLine = Taxed & { id: string; quantity: number; shipped: number; dropped: number }

/** What a part was charged for. `capturedMinor` is without what a bank has taken back by a dispute: that is given back already. */
export type PaidPart = { currency: string; capturedMinor: number; shipping: Taxed; lines: PaidLine[] }

/** A refund of the part as it stands. `adjustmentMinor`: goodwill, or less than nought where something was deducted. */
export type GivenBack = {
  status: RefundStatus
  amountMinor: number
  shippingMinor: number
  lines: { orderLineId: string; quantity: number }[]
}

/** What somebody wants to give back. Of a line `open` pieces have not left and never will, `sent` ones have. */
export type RefundWish = {
  lines: { orderLineId: string; open: number; sent: number; isRestocked: boolean }[]
  shippingMinor: number
  /** Goodwill, or a deduction below nought. */
  adjustmentMinor: number
}

type RefundedLine = Taxed & { orderLineId: string; quantity: number; openQuantity: number; isRestocked: boolean }

/** A refund to the cent: `amountMinor` is goods, shipping, the tax that was added to them, and the adjustment. */
export type RefundAmount = {
  amountMinor: number
  goodsMinor: number
  shippingMinor: number
  taxMinor: number
  taxInclusiveMinor: number
  adjustmentMinor: number
  lines: RefundedLine[]
}

export type RefundProblem =
  | { code: 'nothing' | 'too_many_pieces' | 'last_digit' }
  | { code: 'too_much'; leftMinor: number }
  | { code: 'too_much_shipping'; leftMinor: number }

/** What of a line may still be refunded. */
export type LeftOfLine = { orderLineId: string; open: number; sent: number }

/** What may still be given back of a part, and which of its pieces. */
export function leftToGive(part: PaidPart, refunds: GivenBack[]): { amountMinor: number; shippingMinor: number; lines: LeftOfLine[] } {
  const counting = refunds.filter(({ status }) => countsAsGivenBack(status))
  const amountMinor = Math.max(0, part.capturedMinor - sum(counting, ({ amountMinor }) => amountMinor))
  const shippingMinor = Math.max(0, part.shipping.amountMinor - sum(counting, ({ shippingMinor }) => shippingMinor))
  const lines = part.lines.map((line) => {
    const left = line.quantity - refundedOf(line.id, counting)
    const open = Math.max(0, Math.min(left, line.quantity - line.shipped - line.dropped))
    return { orderLineId: line.id, open, sent: left - open }
  })
  return { amountMinor, shippingMinor, lines }
}

/**
 * Works out a refund. A line gives back by the pieces refunded in all, less what it gave back before, so that its last piece gives the rest: all lines, shipping and
 * their tax, refunded in any order, come to exactly what was paid.
 * @returns minor units; or why it cannot be
 */
export function refundAmount(part: PaidPart, refunds: GivenBack[], wish: RefundWish): RefundAmount | RefundProblem {
  const { coinMinor } = currencyFacts(part.currency)
  const counting = refunds.filter(({ status }) => countsAsGivenBack(status))
  const left = leftToGive(part, refunds)
  const lines = wish.lines.filter(({ open, sent }) => open + sent > 0)
  if (lines.some((line) => !isLeft(line, left.lines))) return { code: 'too_many_pieces' }
  if ([wish.shippingMinor, wish.adjustmentMinor].some((amount) => amount % coinMinor !== 0)) return { code: 'last_digit' }
  if (wish.shippingMinor > left.shippingMinor) return { code: 'too_much_shipping', leftMinor: left.shippingMinor }
  const refunded = lines.flatMap((line) => refundedLine(part, counting, line))
  const shipping = shippingOf(part, counting, wish.shippingMinor)
  const all = [...refunded, shipping]
  const goodsMinor = sum(refunded, ({ amountMinor }) => amountMinor)
  const taxMinor = sum(all, (each) => each.taxMinor)
  const taxInclusiveMinor = sum(all, (each) => each.taxInclusiveMinor)
  const amountMinor = goodsMinor + wish.shippingMinor + taxMinor - taxInclusiveMinor + wish.adjustmentMinor
  if (amountMinor > left.amountMinor) return { code: 'too_much', leftMinor: left.amountMinor }
  if (amountMinor <= 0) return { code: 'nothing' }
  const { shippingMinor, adjustmentMinor } = wish
  return { amountMinor, goodsMinor, shippingMinor, taxMinor, taxInclusiveMinor, adjustmentMinor, lines: refunded }
}

/** Everything that is left: all pieces and shipping, with an adjustment where something was given back that belongs to none of them. */
export function wishForRest(part: PaidPart, refunds: GivenBack[], restocks: (line: LeftOfLine) => boolean): RefundWish {
  const left = leftToGive(part, refunds)
  const lines = left.lines.map((line) => ({ ...line, isRestocked: restocks(line) }))
  const wish = { lines, shippingMinor: left.shippingMinor, adjustmentMinor: 0 }
  const counting = refunds.filter(({ status }) => countsAsGivenBack(status))
  const all = [...lines.flatMap((line) => refundedLine(part, counting, line)), shippingOf(part, counting, wish.shippingMinor)]
  return {
    ...wish,
    adjustmentMinor: left.amountMinor - sum(all, ({ amountMinor, taxMinor, taxInclusiveMinor }) => amountMinor + taxMinor - taxInclusiveMinor),
  }
}

function isLeft({ orderLineId, open, sent }: RefundWish['lines'][number], left: LeftOfLine[]): boolean {
  const line = left.find((each) => each.orderLineId === orderLineId)
  return line !== undefined && open >= 0 && sent >= 0 && open <= line.open && sent <= line.sent
}

function refundedLine(part: PaidPart, counting: GivenBack[], { orderLineId, open, sent, isRestocked }: RefundWish['lines'][number]): RefundedLine[] {
  const line = part.lines.find(({ id }) => id === orderLineId)
  const quantity = open + sent
  if (!line || quantity === 0) return []
  const before = refundedOf(line.id, counting)
  const { coinMinor } = currencyFacts(part.currency)
  return [{ orderLineId, quantity, openQuantity: open, isRestocked, ...between(line, before, before + quantity, line.quantity, coinMinor) }]
}

function shippingOf({ currency, shipping }: PaidPart, counting: GivenBack[], shippingMinor: number): Taxed {
  const before = sum(counting, (each) => each.shippingMinor)
  const tax = between(shipping, before, before + shippingMinor, shipping.amountMinor, currencyFacts(currency).coinMinor)
  return { ...tax, amountMinor: shippingMinor }
}

/** What of an amount and its tax belongs to the steps from `before` to `after`, of `all` there are. */
function between(whole: Taxed, before: number, after: number, all: number, coinMinor: number): Taxed {
  const upTo = (amount: number, step: number) => (step >= all ? amount : floorShare(amount, step, all, coinMinor))
  const share = (amount: number) => (all === 0 ? 0 : upTo(amount, after) - upTo(amount, before))
  return { amountMinor: share(whole.amountMinor), taxMinor: share(whole.taxMinor), taxInclusiveMinor: share(whole.taxInclusiveMinor) }
}

function refundedOf(lineId: string, counting: GivenBack[]): number {
  return sum(counting, ({ lines }) => sum(lines, ({ orderLineId, quantity }) => (orderLineId === lineId ? quantity : 0)))
}

function sum<T>(all: T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0)
}
