import { chargeFee } from '@/lib/domain/pricing/fee'
import type { CheckedOrder } from './checked-order'

type Part = CheckedOrder['parts'][number]

/** What is charged is made of its lines: goods, less what codes take off, plus delivery, plus the tax that prices do not contain; and the fee is that of the frozen rule. */
export function wrongWithAmount(part: Part): string[] {
  const { id, amount } = part
  // Of what was captured in part, as it was agreed.
  const { amountMinor, feeMinor } = agreedOf(part)
  if (!amount) return [`${id} does not say what its amount is made of`]
  const { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor } = amount
  const says: string[] = []
  const total = goodsMinor - discountMinor + shippingMinor + taxMinor - taxInclusiveMinor
  if (total !== amountMinor) says.push(`${id} is charged ${amountMinor}, and is made of ${total}`)
  const goods = sum(part.lines.map(({ unitPriceMinor, quantity }) => unitPriceMinor * quantity))
  if (goods !== goodsMinor) says.push(`${id} has goods of ${goodsMinor}, and its lines come to ${goods}`)
  const offGoods = sum(part.discounts.filter(({ orderLineId }) => orderLineId !== null).map((each) => each.amountMinor))
  if (offGoods !== discountMinor) says.push(`${id} has ${discountMinor} taken off, and its codes come to ${offGoods}`)
  const tax = (lines: Part['taxLines']) => sum(lines.map((line) => line.amountMinor))
  const inclusive = part.taxLines.filter(({ isInclusive }) => isInclusive)
  if (tax(part.taxLines) !== taxMinor || tax(inclusive) !== taxInclusiveMinor)
    says.push(`${id} has ${taxMinor} of tax, and its lines come to ${tax(part.taxLines)}`)
  return [...says, ...wrongWithFee({ ...part, amountMinor, applicationFeeMinor: feeMinor }, amount)]
}

function agreedOf({ amountMinor, applicationFeeMinor, partialCapture }: Part) {
  return partialCapture
    ? { amountMinor: partialCapture.agreedMinor, feeMinor: partialCapture.agreedFeeMinor }
    : { amountMinor, feeMinor: applicationFeeMinor }
}

function wrongWithFee(part: Part, amount: NonNullable<Part['amount']>): string[] {
  const { id, currency, feeBps, feeFixedMinor, fee, discounts, taxLines } = part
  const off = (lineId: string, bornBy: string) =>
    sum(discounts.filter((each) => each.orderLineId === lineId && each.bornBy === bornBy).map((each) => each.amountMinor))
  const taxIn = (lineId: string | null) =>
    sum(taxLines.filter((each) => each.orderLineId === lineId && each.isInclusive).map((each) => each.amountMinor))
  const lines = part.lines.map((line) => {
    const baseMinor = line.unitPriceMinor * line.quantity - off(line.id, 'seller') - taxIn(line.id)
    return { baseMinor, ownFeeBps: line.fee?.feeBps ?? null }
  })
  const shippingMinor = amount.shippingMinor - taxIn(null)
  const rule = {
    feeBps,
    feeFixedMinor,
    ...(fee && { feeLeastMinor: fee.feeLeastMinor, feeMostMinor: fee.feeMostMinor, isOnShipping: fee.isOnShipping }),
  }
  const ofPlatform = sum(discounts.filter(({ bornBy }) => bornBy === 'platform').map((each) => each.amountMinor))
  const wanted = Math.max(0, Math.min(part.amountMinor + ofPlatform, chargeFee({ currency, lines, shippingMinor }, rule)) - ofPlatform)
  return wanted === part.applicationFeeMinor ? [] : [`${id} has a fee of ${part.applicationFeeMinor}, and its rule comes to ${wanted}`]
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
