import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { PartTaxLine } from '@/lib/domain/tax/part-tax'
import type { TaxRequest } from '@/lib/domain/tax/tax-request'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** What Stripe works out for a charge. `totalMinor` is goods and delivery with the tax that is added to them. */
export type TaxCalculation = { id: string; totalMinor: number; lines: PartTaxLine[] }

const MOST_LINES = 100
const WITH_LINES = ['line_items.data.tax_breakdown']
const WITH_SHIPPING = [...WITH_LINES, 'shipping_cost.tax_breakdown']

/**
 * Asks Stripe Tax, as the seller, for the tax on a charge. The same key gives the same calculation for a day.
 * Source: docs.stripe.com/tax/custom#calculate-tax
 */
export async function calculateTax(request: TaxRequest, accountId: ConnectedAccountId, key: string): Promise<StripeOutcome<TaxCalculation>> {
  const made = await attempt(() => stripe().tax.calculations.create(bodyOf(request), on(accountId, key)))
  if (made.kind !== 'ok') return made
  const { id, amount_total: totalMinor, line_items: list, shipping_cost: shipping } = made.value
  if (id === null || !list) return { kind: 'unknown', message: 'Stripe gave a calculation without id or lines' }
  const whole = list.has_more ? await linesOf(id, accountId) : { kind: 'ok' as const, value: list.data }
  if (whole.kind !== 'ok') return whole
  const ofLines = whole.value.flatMap((line) => readAll(line.tax_breakdown, Number(line.reference), line.tax_behavior))
  const ofShipping = shipping ? readAll(shipping.tax_breakdown, null, shipping.tax_behavior) : []
  return { kind: 'ok', value: { id, totalMinor, lines: [...ofLines, ...ofShipping] } }
}

/** A calculation has at most ten lines in it: of longer ones all are read apart. */
async function linesOf(id: string, accountId: ConnectedAccountId): Promise<StripeOutcome<Stripe.Tax.CalculationLineItem[]>> {
  const query = { limit: MOST_LINES, expand: ['data.tax_breakdown'] }
  const page = await attempt(() => stripe().tax.calculations.listLineItems(id, query, on(accountId)))
  return page.kind === 'ok' ? { kind: 'ok', value: page.value.data } : page
}

function bodyOf({ currency, behavior, lines, shippingMinor, place }: TaxRequest): Stripe.Tax.CalculationCreateParams {
  const { country, state, postalCode, line1, city } = place
  const address = { country, ...(state && { state }), ...(postalCode && { postal_code: postalCode }), ...(line1 && { line1 }), ...(city && { city }) }
  return {
    currency,
    line_items: lines.map(({ amountMinor, quantity, taxCode }, at) => {
      return { amount: amountMinor, quantity, reference: String(at), tax_behavior: behavior, ...(taxCode && { tax_code: taxCode }) }
    }),
    ...(shippingMinor > 0 && { shipping_cost: { amount: shippingMinor, tax_behavior: behavior } }),
    customer_details: { address, address_source: line1 ? 'shipping' : 'billing' },
    // What is not in a calculation cannot be expanded.
    expand: shippingMinor > 0 ? WITH_SHIPPING : WITH_LINES,
  }
}

type Breakdown = Stripe.Tax.CalculationLineItem.TaxBreakdown | Stripe.Tax.Calculation.ShippingCost.TaxBreakdown

function readAll(parts: Breakdown[] | null | undefined, line: number | null, behavior: string): PartTaxLine[] {
  return (parts ?? []).map(({ amount, jurisdiction: { country, state }, tax_rate_details: rate, taxability_reason: taxabilityReason }) => ({
    line,
    name: rate?.display_name ?? '',
    country,
    state,
    rateMicros: rate ? Math.round(Number(rate.percentage_decimal) * 10_000) : 0,
    amountMinor: amount,
    isInclusive: behavior === 'inclusive',
    taxabilityReason,
  }))
}

/**
 * Makes a calculation a transaction of the seller's, which stands in their tax reports. Its reference is unique on the account for ever.
 * Source: docs.stripe.com/tax/custom#tax-transaction
 */
export async function recordTax(
  { calculationId, reference }: { calculationId: string; reference: string },
  accountId: ConnectedAccountId,
  key: string,
): Promise<StripeOutcome<{ id: string }>> {
  const body = { calculation: calculationId, reference }
  const made = await attempt(() => stripe().tax.transactions.createFromCalculation(body, on(accountId, key)))
  return made.kind === 'ok' ? { kind: 'ok', value: { id: made.value.id } } : made
}

/** What of one line of a transaction is taken back, by the place the line had when it was worked out; of delivery the place is null. In minor units above nought. */
export type TaxBack = { line: number | null; amountMinor: number; taxMinor: number }

/**
 * Takes a transaction back, or something of it, since its charge was refunded. The reference is unique on the account for ever.
 * @param lines null for all of it
 * Source: docs.stripe.com/tax/custom#reversals
 */
export async function reverseTax(
  { transactionId, reference, lines }: { transactionId: string; reference: string; lines: TaxBack[] | null },
  accountId: ConnectedAccountId,
  key: string,
): Promise<StripeOutcome<{ id: string }>> {
  const what = lines ? await partialOf(transactionId, reference, lines, accountId) : { kind: 'ok' as const, value: { mode: 'full' as const } }
  if (what.kind !== 'ok') return what
  const body = { ...what.value, original_transaction: transactionId, reference }
  const made = await attempt(() => stripe().tax.transactions.createReversal(body, on(accountId, key)))
  return made.kind === 'ok' ? { kind: 'ok', value: { id: made.value.id } } : made
}

type Partial = Pick<Stripe.Tax.TransactionCreateReversalParams, 'mode' | 'line_items' | 'shipping_cost'>

/** Lines are named by the ids they have in the transaction. */
async function partialOf(transactionId: string, reference: string, lines: TaxBack[], accountId: ConnectedAccountId): Promise<StripeOutcome<Partial>> {
  const page = await attempt(() => stripe().tax.transactions.listLineItems(transactionId, { limit: MOST_LINES }, on(accountId)))
  if (page.kind !== 'ok') return page
  const items: Stripe.Tax.TransactionCreateReversalParams.LineItem[] = []
  for (const { line, amountMinor, taxMinor } of lines) {
    if (line === null) continue
    const original = page.value.data.find((item) => item.reference === String(line))
    if (!original) return { kind: 'unknown', message: `The tax transaction ${transactionId} has no line ${line}` }
    items.push({ amount: -amountMinor, amount_tax: -taxMinor, original_line_item: original.id, reference: `${reference}/${line}` })
  }
  const delivery = lines.find(({ line }) => line === null)
  const shipping = delivery && { shipping_cost: { amount: -delivery.amountMinor, amount_tax: -delivery.taxMinor } }
  return { kind: 'ok', value: { mode: 'partial', ...(items.length > 0 && { line_items: items }), ...shipping } }
}

/** Whether an account can work out tax, and what Stripe still misses. Source: docs.stripe.com/tax/settings-api */
export async function readTaxSettings(accountId: ConnectedAccountId): Promise<StripeOutcome<{ isActive: boolean; missing: string[] }>> {
  const read = await attempt(() => stripe().tax.settings.retrieve({}, on(accountId)))
  if (read.kind !== 'ok') return read
  const { status, status_details: details } = read.value
  return { kind: 'ok', value: { isActive: status === 'active', missing: details.pending?.missing_fields ?? [] } }
}
