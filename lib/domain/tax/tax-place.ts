import { z } from 'zod'
import { isDeliveryCountry } from '@/lib/domain/facts/delivery-countries'
import { hasStates, isState, stateOfPostalCode } from '@/lib/domain/facts/states'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import { Text } from '@/lib/domain/wire/text'
import type { TaxPlace } from './tax-rates'

/** Where a buyer is, as they say it where nothing is delivered. */
export const BuyerPlace = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  postalCode: Text.transform((code) => code.trim().toUpperCase())
    .pipe(z.string().max(30))
    .default(''),
})
export type BuyerPlace = z.infer<typeof BuyerPlace>

/** Whether a country is taxed alike everywhere, or its postal code says in which state the buyer is. */
export function isCompletePlace({ country, postalCode }: BuyerPlace): boolean {
  return isDeliveryCountry(country) && (!hasStates(country) || stateOfPostalCode(country, postalCode) !== null)
}

/** Where an order is taxed: where it is delivered, and where nothing is, where its buyer is. Null while that is not known. */
export function taxPlaceOf(
  shipTo: Pick<ShipTo, 'country' | 'state' | 'postalCode' | 'city' | 'line1'> | null,
  buyer: BuyerPlace | null,
): TaxPlace | null {
  if (shipTo) {
    const { country, postalCode, city, line1 } = shipTo
    const named = shipTo.state?.trim().toUpperCase() ?? ''
    const state = isState(country, named) ? named : stateOfPostalCode(country, postalCode)
    return { country, state, postalCode: postalCode || null, city, line1 }
  }
  if (!buyer || !isCompletePlace(buyer)) return null
  const { country, postalCode } = buyer
  return { country, state: stateOfPostalCode(country, postalCode), postalCode: postalCode || null }
}
