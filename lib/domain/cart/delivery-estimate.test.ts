import { expect, test } from 'vitest'
import type { RateOption } from '@/lib/domain/wire/checkout-views'
import { type CartLineFacts, cartView } from './cart'
import { cartDelivered, type DeliveryEstimate, estimatedTotals, type ParcelEstimate } from './delivery-estimate'

const SENTENCE = { key: 'checkout.notDelivered', values: { shop: 'Kiln', country: { country: 'FR' } } } as const
const RATE: RateOption = { id: 'rate', name: 'Standard', kind: 'flat', costMinor: 700, minDays: 3, maxDays: 5 }

function line(seller: string, { isDelivered = true, priceMinor = 2000, later = false } = {}): CartLineFacts {
  const own = { id: `${seller}-${isDelivered}`, variantId: `${seller}-${isDelivered}`, variantTitle: '', slug: 'bowl', name: 'Bowl', description: '' }
  const picture = { pictureUrl: null, pictureWidth: null, pictureHeight: null }
  const charge = {
    leastChargeMinor: 50,
    needsAddress: false,
    isMadeToOrder: false,
    later: later ? ({ when: 'on_shipment' } as never) : null,
    chargeTime: String(later),
  }
  const product = {
    ...{
      ...own,
      ...picture,
      ...charge,
      isDelivered,
      priceMinor,
      hasDearer: false,
      rating: null,
      currency: 'usd',
      stock: null,
      isDigital: !isDelivered,
    },
    ...{ seller: { id: seller, shopName: seller, slug: seller }, availability: { canBuy: true as const } },
  }
  return { product, quantity: 1, seenPriceMinor: priceMinor, seenCurrency: 'usd' }
}

const estimate = (parcels: Record<string, ParcelEstimate>): DeliveryEstimate => ({
  country: 'FR',
  parcels: Object.entries(parcels).map(([sellerId, one]) => ({ sellerId, currency: 'usd', estimate: one })),
})

test('what is not delivered there is left out of the sums with the reason; what is downloaded stays, and so does the way to the checkout', () => {
  const told = estimate({ kiln: { state: 'refused', sentence: SENTENCE }, paper: { state: 'offered', rate: RATE } })
  const cart = cartDelivered(cartView([line('kiln'), line('kiln', { isDelivered: false, priceMinor: 300 }), line('paper')]), told)
  expect(cart.groups.map(({ subtotalMinor }) => subtotalMinor)).toEqual([300, 2000])
  expect(cart.groups[0]?.lines.map(({ pause, isUndelivered }) => [pause, isUndelivered])).toEqual([
    [SENTENCE, true],
    [null, false],
  ])
  expect(estimatedTotals(cart, told)).toEqual([{ currency: 'usd', totalMinor: 2300, laterMinor: 0, deliveryMinor: 700, isWhole: true }])
  const alone = cartDelivered(cartView([line('kiln')]), told)
  expect(alone).toMatchObject({ totals: [], canCheckOut: true })
})

test('where a postal code decides, the total is not said to be whole', () => {
  const told = estimate({ kiln: { state: 'code_needed' }, paper: { state: 'offered', rate: RATE } })
  const cart = cartDelivered(cartView([line('kiln'), line('paper')]), told)
  expect(estimatedTotals(cart, told)).toMatchObject([{ totalMinor: 4000, deliveryMinor: 700, isWhole: false }])
  expect(estimatedTotals(cart, null)).toMatchObject([{ totalMinor: 4000, deliveryMinor: null }])
})
