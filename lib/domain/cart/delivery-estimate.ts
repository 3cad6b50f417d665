import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import type { RateOption } from '@/lib/domain/wire/checkout-views'
import type { Said } from '@/lib/domain/wire/said'
import { type CartGroup, type CartView, problemOf, totalsOf } from './cart'

/** What one parcel would cost: by its cheapest rate, not at all there, or only once its postal code is known. */
export type ParcelEstimate = { state: 'offered'; rate: RateOption } | { state: 'refused'; sentence: Said } | { state: 'code_needed' }

/** A parcel for each seller and currency that sends something, were it delivered to `country`. */
export type DeliveryEstimate = { country: string; parcels: { sellerId: string; currency: string; estimate: ParcelEstimate }[] }

/** The parcel of a group; null where it sends nothing. */
export function parcelFor({ parcels }: DeliveryEstimate, { seller, currency }: CartGroup): ParcelEstimate | null {
  return parcels.find((parcel) => parcel.sellerId === seller.id && parcel.currency === currency)?.estimate ?? null
}

/**
 * A cart as it would be bought if it were delivered to the country of an estimate: what is not delivered there is left out of every sum, and says why. It can be
 * checked out all the same: the address that is given then decides.
 */
export function cartDelivered(cart: CartView, estimate: DeliveryEstimate): CartView {
  const groups = cart.groups.map((group) => {
    const parcel = parcelFor(estimate, group)
    return parcel?.state === 'refused' ? withoutParcel(group, parcel.sentence) : group
  })
  return { ...cart, groups, totals: totalsOf(groups) }
}

function withoutParcel(group: CartGroup, sentence: Said): CartGroup {
  const lines = group.lines.map((line) =>
    line.pause === null && line.product.isDelivered ? { ...line, pause: sentence, isUndelivered: true } : line,
  )
  const subtotalMinor = lines.reduce((sum, { pause, amountMinor }) => (pause === null ? sum + amountMinor : sum), 0)
  return { ...group, lines, subtotalMinor, problem: problemOf({ lines }) }
}

/** What a cart comes to in one currency. `deliveryMinor` is null where nothing can be said of delivery; `isWhole` is false where some of it is not known. */
export type EstimatedTotal = CartView['totals'][number] & { deliveryMinor: number | null; isWhole: boolean }

/** The totals of `cartDelivered` with what delivery adds to each. */
export function estimatedTotals({ totals }: CartView, estimate: DeliveryEstimate | null): EstimatedTotal[] {
  const parcels = estimate?.parcels ?? []
  const costs = sumByCurrency(
    parcels.flatMap(({ currency, estimate: one }) => (one.state === 'offered' ? [{ currency, amountMinor: one.rate.costMinor }] : [])),
  )
  return totals.map((total) => {
    const deliveryMinor = costs.find(({ currency }) => currency === total.currency)?.amountMinor ?? null
    const isWhole = !parcels.some(({ currency, estimate: one }) => currency === total.currency && one.state === 'code_needed')
    return { ...total, deliveryMinor, isWhole }
  })
}
