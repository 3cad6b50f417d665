import { createHash } from 'node:crypto'
import { findTaxRatesOf } from '@/lib/db/tax/seller-tax'
import { ConnectedAccountId } from '@/lib/domain/ids'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import { type PartTax, partTax, type TaxedPart, type TaxTerms, taxByLine, untaxed } from '@/lib/domain/tax/part-tax'
import type { TaxMode } from '@/lib/domain/tax/tax-form'
import { type BuyerPlace, taxPlaceOf } from '@/lib/domain/tax/tax-place'
import type { TaxBehavior, TaxPlace } from '@/lib/domain/tax/tax-rates'
import type { TaxRecord, TaxRequest } from '@/lib/domain/tax/tax-request'
import type { TaxState } from '@/lib/domain/wire/checkout-views'
import { log } from '@/lib/log/log'
import { calculateTax } from '@/lib/stripe/calls/tax'

/** What a charge asks of tax: whose it is, and what is paid in it. */
export type Taxable = TaxedPart & {
  seller: { id: string; tax: { mode: TaxMode; behavior: TaxBehavior } | null; connection: { accountId: string } | null }
}

/** Where an order goes, and where its buyer says to be. */
export type TaxWish = { shipTo: ShipTo | null; buyerPlace?: BuyerPlace | null }

/** @property record what Stripe worked out, where it did */
export type ChargeTax = { state: TaxState; tax: PartTax; record: TaxRecord | null }

/**
 * Where an order is taxed: where its goods go. Where nothing is delivered it is where the buyer says to be, or, where what was to be delivered has been left
 * out, the address they gave for it.
 */
export function placeOfOrder(isDelivered: boolean, { shipTo, buyerPlace }: TaxWish): TaxPlace | null {
  return isDelivered || !buyerPlace ? taxPlaceOf(shipTo, null) : taxPlaceOf(null, buyerPlace)
}

/**
 * The tax of each charge, by its seller's own rule; those of sellers with Stripe Tax are asked for side by side, each on its seller's account. A purchase from
 * sellers who charge none asks nobody. What Stripe does not answer is `failed`: it is not sold untaxed.
 */
export async function taxesOf(charges: Taxable[], place: TaxPlace | null): Promise<ChargeTax[]> {
  const rates = place ? await ratesOf(charges) : new Map<string, TaxTerms>()
  return Promise.all(
    charges.map(async (charge): Promise<ChargeTax> => {
      const { tax } = charge.seller
      const nothing = { tax: untaxed(charge.lines.length), record: null }
      if (tax === null || tax.mode === 'none') return { state: 'none', ...nothing }
      if (!place) return { state: 'place_needed', ...nothing }
      if (tax.mode === 'stripe') return (await byStripe(charge, tax.behavior, place)) ?? { state: 'failed', ...nothing }
      const own = rates.get(charge.seller.id) ?? { behavior: tax.behavior, rates: [] }
      return { state: 'charged', tax: partTax(charge, place, own), record: null }
    }),
  )
}

async function ratesOf(charges: Taxable[]): Promise<Map<string, TaxTerms>> {
  const own = charges.filter(({ seller: { tax } }) => tax?.mode === 'rates')
  if (own.length === 0) return new Map()
  const rates = await findTaxRatesOf([...new Set(own.map(({ seller }) => seller.id))])
  return new Map(own.map(({ seller }) => [seller.id, { behavior: seller.tax?.behavior ?? 'inclusive', rates: rates.get(seller.id) ?? [] }]))
}

/** Null where Stripe does not answer, or refuses. */
async function byStripe({ seller, currency, lines, shippingMinor }: Taxable, behavior: TaxBehavior, place: TaxPlace): Promise<ChargeTax | null> {
  const accountId = ConnectedAccountId.safeParse(seller.connection?.accountId)
  if (!accountId.success) return null
  const request: TaxRequest = { currency, behavior, lines, shippingMinor, place }
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
  const outcome = await calculateTax(request, accountId.data, `tax/${hash}`)
  if (outcome.kind !== 'ok') {
    log.warn({ accountId: accountId.data, outcome: outcome.kind, why: outcome.message }, 'Tax could not be worked out')
    return null
  }
  const { id: calculationId, totalMinor, lines: taxLines } = outcome.value
  return { state: 'charged', tax: taxByLine(lines.length, taxLines), record: { calculationId, request, totalMinor } }
}
