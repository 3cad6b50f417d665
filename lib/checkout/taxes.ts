import { findTaxRatesOf } from '@/lib/db/tax/seller-tax'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import { type PartTax, partTax, type TaxedPart, type TaxTerms, untaxed } from '@/lib/domain/tax/part-tax'
import { type BuyerPlace, taxPlaceOf } from '@/lib/domain/tax/tax-place'
import type { TaxBehavior, TaxPlace } from '@/lib/domain/tax/tax-rates'
import type { TaxState } from '@/lib/domain/wire/checkout-views'

/** What a charge asks of tax: whose it is, and what is paid in it. */
export type Taxable = TaxedPart & { seller: { id: string; tax: { mode: 'none' | 'rates'; behavior: TaxBehavior } | null } }

/** Where an order goes, and where its buyer says to be. */
export type TaxWish = { shipTo: ShipTo | null; buyerPlace?: BuyerPlace | null }

export type ChargeTax = { state: TaxState; tax: PartTax }

/**
 * Where an order is taxed: where its goods go. Where nothing is delivered it is where the buyer says to be, or, where what was to be delivered has been left
 * out, the address they gave for it.
 */
export function placeOfOrder(isDelivered: boolean, { shipTo, buyerPlace }: TaxWish): TaxPlace | null {
  return isDelivered || !buyerPlace ? taxPlaceOf(shipTo, null) : taxPlaceOf(null, buyerPlace)
}

/** The tax of each charge, by its seller's own rule. A purchase from sellers who charge none asks the database for nothing. */
export async function taxesOf(charges: Taxable[], place: TaxPlace | null): Promise<ChargeTax[]> {
  const terms = place ? await termsOf(charges) : new Map<string, TaxTerms>()
  return charges.map((charge) => {
    if (!isTaxed(charge)) return { state: 'none', tax: untaxed(charge.lines.length) }
    const own = terms.get(charge.seller.id)
    if (!place || !own) return { state: 'place_needed', tax: untaxed(charge.lines.length) }
    return { state: 'charged', tax: partTax(charge, place, own) }
  })
}

const isTaxed = ({ seller: { tax } }: Taxable): boolean => tax !== null && tax.mode !== 'none'

async function termsOf(charges: Taxable[]): Promise<Map<string, TaxTerms>> {
  const taxed = charges.filter(isTaxed)
  if (taxed.length === 0) return new Map()
  const rates = await findTaxRatesOf([...new Set(taxed.map(({ seller }) => seller.id))])
  return new Map(taxed.map(({ seller }) => [seller.id, { behavior: seller.tax?.behavior ?? 'inclusive', rates: rates.get(seller.id) ?? [] }]))
}
