import { z } from 'zod'
import { CheckoutId, ConfirmationTokenId, Email } from './ids'

/** The most of one product in one order. */
export const MAX_QUANTITY = 20

/** What the browser sends to `POST /api/checkout`. Prices are what the buyer saw: they are compared with ours, never charged. */
export const PlaceOrder = z.object({
  checkoutId: CheckoutId,
  email: Email,
  items: z
    .array(
      z.object({
        productId: z.uuid(),
        quantity: z.int().min(1).max(MAX_QUANTITY),
        seenPriceMinor: z.int().positive(),
        seenCurrency: z.string().length(3),
      }),
    )
    .min(1)
    .max(1),
  card: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('new'), confirmationTokenId: ConfirmationTokenId }),
    z.object({ kind: z.literal('saved'), savedCardId: z.uuid() }),
  ]),
})
export type PlaceOrder = z.infer<typeof PlaceOrder>
/** The same before parsing: what a form may send. */
export type PlaceOrderInput = z.input<typeof PlaceOrder>

/**
 * What `POST /api/checkout` and `POST /api/checkout/{checkoutId}` answer with status 200.
 * `accountId` is null when the card itself must be confirmed on the platform, else the seller's account to continue on.
 * `unknown` means Stripe has not told us yet: ask again; it never means "not charged".
 */
export type CheckoutAnswer =
  | { status: 'paid'; orderUrl: string }
  | { status: 'needs_authentication'; clientSecret: string; accountId: string | null }
  | { status: 'declined'; sentence: string; code: string }
  | { status: 'unknown'; sentence: string }
  | { status: 'canceled'; sentence: string }

/** Why an order was not even begun, with status 4xx, as Problem Details (RFC 9457) with these `code`s. */
export type CheckoutRefusal =
  | { code: 'price_changed'; sentence: string; priceMinor: number; currency: string }
  | { code: 'sold_out'; sentence: string; left: number }
  | { code: 'not_for_sale'; sentence: string }
  | { code: 'seller_cannot_charge'; sentence: string }
  | { code: 'card_not_yours'; sentence: string }
  | { code: 'other_browser'; sentence: string }
  | { code: 'already_begun'; sentence: string }
