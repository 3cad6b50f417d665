import type { Money } from '@/lib/domain/money/money'
import type { ChargeTime } from '@/lib/domain/order/charge-time'

/** Something that is to be charged to a saved card, or is held on it already: the hold stays when the card is removed. */
export type CardUse = { key: string; orderUrl: string; receiptNumber: string; shopName: string; money: Money; time: ChargeTime; isHeld: boolean }

/** A card of a signed-in person, in their account. `isKept`: they pay with it again; else it is there for what depends on it. */
export type OwnCardView = {
  id: string
  brand: string
  last4: string
  wallet: string | null
  expMonth: number
  expYear: number
  isKept: boolean
  uses: CardUse[]
}
