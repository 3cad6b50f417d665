import { z } from 'zod'
import { CheckoutId, ConfirmationTokenId, Email } from '@/lib/domain/ids'
import type { RefusalReason } from '@/lib/domain/order/end-reason'
import type { CardStatus, Completion, PartStatus } from '@/lib/domain/order/order'
import { plainCode } from '@/lib/domain/pricing/discount'
import { ShipTo } from '@/lib/domain/shipping/ship-to'
import { BuyerPlace } from '@/lib/domain/tax/tax-place'
import { MAX_QUANTITY } from './most'
import { SeenInteger } from './numbers'
import { asIssue, type Said } from './said'
import { Text } from './text'

/** The most lines in one order. */
export const MAX_LINES = 50

/** The most codes that can be entered for one order. */
export const MAX_CODES = 5

const Code = Text.max(100).transform(plainCode)

/** Where things go, the rates that were chosen and the codes that were entered, as a checkout sends them. */
const Delivery = {
  /** Left out where nothing is delivered. */
  shipTo: ShipTo.nullish().transform((shipTo) => shipTo ?? null),
  rateIds: z.array(z.uuid()).max(MAX_LINES).default([]),
  codes: z
    .array(Code)
    .max(MAX_CODES)
    .default([])
    .transform((codes) => [...new Set(codes.filter(Boolean))]),
  /** Where the buyer is. Left out where something is delivered, or no seller needs it. */
  buyerPlace: BuyerPlace.nullish().transform((place) => place ?? null),
}

/** What the browser sends to `POST /api/checkout/quote`: what it shows, as the address of the page names it, and where it goes. */
export const AskQuote = z.object({
  product: z
    .object({ slug: Text.max(200), variantId: z.uuid().nullable().default(null), quantity: z.int().min(1).max(MAX_QUANTITY) })
    .nullable()
    .default(null),
  ...Delivery,
})
export type AskQuote = z.infer<typeof AskQuote>
export type AskQuoteInput = z.input<typeof AskQuote>

/** What one charge came to on the page. */
const SeenAmount = z.object({
  sellerId: z.uuid(),
  currency: z.string().regex(/^[a-z]{3}$/),
  amountMinor: SeenInteger.nonnegative(),
  taxMinor: SeenInteger.nonnegative().optional(),
})

/** What the browser sends to `POST /api/checkout`. Prices and times are what the buyer saw: they are compared with ours, never charged. */
export const PlaceOrder = z.object({
  checkoutId: CheckoutId,
  email: Email,
  items: z
    .array(
      z.object({
        variantId: z.uuid(),
        quantity: z.int().min(1).max(MAX_QUANTITY),
        seenPriceMinor: SeenInteger.positive(),
        seenCurrency: z.string().regex(/^[a-z]{3}$/),
        /** When it is charged (`chargeTimeCode` of `CheckoutGroup.later`). Left out by whoever shows no time: then it is not compared. */
        seenTime: Text.max(60).optional(),
      }),
    )
    .min(1)
    .max(MAX_LINES)
    .refine((items) => new Set(items.map(({ variantId }) => variantId)).size === items.length, asIssue('checkout.productTwice')),
  ...Delivery,
  /** What each charge came to on the page, in its order. Left out by whoever shows no amounts: then they are not compared. */
  seenAmounts: z.array(SeenAmount).max(MAX_LINES).optional(),
  /** The buyer agreed to delivery right after payment. Asked where something is digital. */
  digitalConsent: z.boolean().default(false),
  /** Left out, it is all or nothing, and with another card what was chosen before. */
  completion: z.enum(['all_or_nothing', 'keep_what_worked']).optional(),
  card: z.discriminatedUnion('kind', [
    /** `keepsCard`: the buyer wants to pay with it again. Left out, it serves this order. */
    z.object({ kind: z.literal('new'), confirmationTokenId: ConfirmationTokenId, keepsCard: z.boolean().default(false) }),
    z.object({ kind: z.literal('saved'), savedCardId: z.uuid() }),
  ]),
})
export type PlaceOrder = z.infer<typeof PlaceOrder>
/** The same before parsing: what a form may send. */
export type PlaceOrderInput = z.input<typeof PlaceOrder>

/** From the address in a mail, where somebody came by one. */
const OrderKey = Text.max(300).nullable().default(null)

/** What the browser sends to `POST /api/orders/{orderId}/recover`: how to pay what was refused, or nothing to go on after a confirmation. */
export const RecoverOrder = z.object({
  key: OrderKey,
  card: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('same') }),
      z.object({ kind: z.literal('new'), confirmationTokenId: ConfirmationTokenId }),
    ])
    .nullable()
    .default(null),
})
export type RecoverOrder = z.infer<typeof RecoverOrder>

/** What the browser sends to `POST /api/orders/{orderId}/card`: another card for what is charged later, or nothing to go on after a confirmation. */
export const ChangeCard = z.object({
  key: OrderKey,
  card: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), savedCardId: z.uuid() }),
      z.object({ kind: z.literal('new'), confirmationTokenId: ConfirmationTokenId }),
    ])
    .nullable()
    .default(null),
})
export type ChangeCard = z.infer<typeof ChangeCard>

/** How far one seller's part has come, as the buyer follows it. */
export type PartProgress<Words = Said[]> = {
  partId: string
  shopName: string
  currency: string
  amountMinor: number
  status: PartStatus
  /** What is to be said of it; empty where its status says all. */
  sentence: Words
}

/** What the buyer follows while an order runs: the card first, then each seller. Also the data of the `progress` events. */
export type CheckoutProgress<Words = Said[]> = { cardStatus: CardStatus; parts: PartProgress<Words>[] }

/**
 * What became of an order, in the answers of `POST /api/checkout` and `POST /api/checkout/{checkoutId}` with status 200.
 * `paid`: everything that is due now is. `partly_paid`: some sellers are paid, another card may be tried for the others.
 * `needs_authentication`: `accountId` is null when the card itself must be confirmed on the platform, else the seller's account to continue on;
 * `confirmed` of `confirmations` are done. `unknown` means Stripe has not told us yet: ask again; it never means "not charged".
 * `Words` are what use cases say, `Said[]`, until the route writes them out in the reader's language as one string.
 */
export type CheckoutOutcome<Words = Said[]> =
  | { status: 'paid'; orderUrl: string }
  | { status: 'partly_paid'; orderUrl: string; sentence: Words }
  | { status: 'needs_authentication'; clientSecret: string; accountId: string | null; confirmed: number; confirmations: number }
  /** `code` is Stripe's, where it gave one. */
  | { status: 'declined'; sentence: Words; reason: RefusalReason; code: string | null }
  | { status: 'unknown'; sentence: Words }
  | { status: 'canceled'; sentence: Words }
export type CheckoutAnswer<Words = Said[]> = CheckoutOutcome<Words> & { progress: CheckoutProgress<Words>; completion: ChosenCompletion }

/** What becomes of the others when a seller cannot be paid, and whether that may still be chosen: before the order, and where all of it is tried again. */
export type ChosenCompletion = { chosen: Completion; isOpen: boolean }

/** A line of the cart that cannot be bought as it is, and why. */
export type ItemProblem<Words = Said[]> = { variantId: string; sentence: Words }

/** Why an order was not even begun, with status 4xx, as Problem Details (RFC 9457) with these `code`s. `items` names the lines it is about. */
export type CheckoutRefusal<Words = Said[]> = { sentence: Words; items?: ItemProblem<Words>[] } & (
  | { code: 'price_changed'; prices: { variantId: string; priceMinor: number; currency: string }[] }
  /** Shipping, tax or discount of a seller come to something else than the page said. `codes` are those that are not good any more. */
  | { code: 'amount_changed'; codes?: string[] }
  /** Something must be delivered, and nobody said where; or it is not delivered there. */
  | { code: 'address_needed' | 'not_delivered' }
  | { code: 'sold_out'; left: number }
  /** Something is charged at another time than the page said. */
  | { code: 'time_changed'; items: ItemProblem<Words>[] }
  /** Another completion was asked for than the one that stands. */
  | { code: 'choice_stands'; completion: Completion }
  | {
      code:
        | 'consent_needed'
        | 'not_for_sale'
        | 'below_minimum'
        | 'seller_cannot_charge'
        | 'too_much_held'
        | 'card_not_yours'
        | 'other_browser'
        | 'already_begun'
        | 'start_again'
    }
)
