import { ShipTo } from '@/lib/domain/shipping/ship-to'
import { BuyerPlace } from '@/lib/domain/tax/tax-place'

/** Where a purchase goes and by which rates, or where its buyer is if nothing is delivered, and the codes that were entered, as its buyer has said so far. */
export type DeliveryDraft = { shipTo: ShipTo | null; rateIds: string[]; buyerPlace: BuyerPlace | null; codes: string[] }

const keyOf = (checkoutId: string) => `delivery ${checkoutId}`

/** Keeps it in this tab, so that it outlives a reload. */
export function keepDelivery(checkoutId: string, draft: DeliveryDraft): void {
  store((storage) => storage.setItem(keyOf(checkoutId), JSON.stringify(draft)))
}

/** What was kept; null where nothing was, or nothing that can be read. */
export function keptDelivery(checkoutId: string): DeliveryDraft | null {
  return store((storage) => {
    const { shipTo, rateIds, buyerPlace, codes = [] } = JSON.parse(storage.getItem(keyOf(checkoutId)) ?? '{}')
    const [to, place] = [ShipTo.safeParse(shipTo), BuyerPlace.safeParse(buyerPlace)]
    if (!Array.isArray(rateIds) || !Array.isArray(codes)) return null
    if (!to.success && !place.success && codes.length === 0) return null
    return { shipTo: to.data ?? null, rateIds: rateIds.map(String), buyerPlace: place.data ?? null, codes: codes.map(String) }
  })
}

/** Forgets it: it has arrived. */
export function dropDelivery(checkoutId: string): void {
  store((storage) => storage.removeItem(keyOf(checkoutId)))
}

/** A browser may refuse to keep anything: then nothing is kept. */
function store<Result>(work: (storage: Storage) => Result): Result | null {
  try {
    return work(window.sessionStorage)
  } catch {
    return null
  }
}
