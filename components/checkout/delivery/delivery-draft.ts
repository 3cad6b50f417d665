import { ShipTo } from '@/lib/domain/shipping/ship-to'

/** Where a purchase goes and by which rates, as its buyer has said so far. */
export type DeliveryDraft = { shipTo: ShipTo | null; rateIds: string[] }

const keyOf = (checkoutId: string) => `delivery ${checkoutId}`

/** Keeps it in this tab, so that it outlives a reload. */
export function keepDelivery(checkoutId: string, draft: DeliveryDraft): void {
  store((storage) => storage.setItem(keyOf(checkoutId), JSON.stringify(draft)))
}

/** What was kept; null where nothing was, or nothing that can be read. */
export function keptDelivery(checkoutId: string): DeliveryDraft | null {
  return store((storage) => {
    const { shipTo, rateIds } = JSON.parse(storage.getItem(keyOf(checkoutId)) ?? '{}')
    const read = ShipTo.safeParse(shipTo)
    if (!read.success || !Array.isArray(rateIds)) return null
    return { shipTo: read.data, rateIds: rateIds.map(String) }
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
