import { z } from 'zod'
import { ShipTo } from '@/lib/domain/shipping/ship-to'

/** What a seller says of their business on an invoice. */
export const LegalFacts = z.object({ legalName: z.string(), taxId: z.string(), address: ShipTo.omit({ name: true, phone: true }) })
export type LegalFacts = z.infer<typeof LegalFacts>

const Minor = z.number().int()
const Line = z.object({ title: z.string(), sku: z.string().nullable(), quantity: z.number().int(), unitPriceMinor: Minor })

/** Rates in millionths: 8.875 % is 88,750. */
const Tax = z.object({ name: z.string(), rateMicros: z.number().int(), amountMinor: Minor, isInclusive: z.boolean() })

/**
 * Everything a document shows, in minor units of its currency, so that it looks the same for ever. Whom a receipt was for is not in it: a person who is erased
 * leaves no trace in receipts, and an invoice must keep its recipient.
 */
export const Snapshot = z.object({
  /** In which language it was issued. Those from before there were several are in English. */
  language: z.string().default('en'),
  /** How it is written: those of the order. */
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  orderNumber: z.string(),
  paidAt: z.iso.datetime(),
  currency: z.string(),
  shopName: z.string(),
  legal: LegalFacts.nullable(),
  /** On invoices alone, where the order was delivered. */
  recipient: ShipTo.nullable(),
  lines: z.array(Line),
  goodsMinor: Minor,
  discountMinor: Minor,
  /** What each code took off the goods, or off delivery, which is shown after it. Documents from before codes were named have none. */
  discounts: z.array(z.object({ code: z.string(), isDelivery: z.boolean(), amountMinor: Minor })).default([]),
  /** Null where nothing is delivered. */
  shipping: z.object({ name: z.string(), amountMinor: Minor }).nullable(),
  /** What goes off goods and delivery since less was captured than agreed. */
  unchargedMinor: Minor.default(0),
  /** Of a credit note: what was given back beyond goods, delivery and tax, or deducted below nought. */
  adjustmentMinor: Minor.default(0),
  /** What was charged at each rate. Empty where none was: `chargesTax` says whether the seller charges any. */
  taxes: z.array(Tax),
  chargesTax: z.boolean(),
  totalMinor: Minor,
  /** Documents of before name no wallet. */
  card: z.object({ brand: z.string(), last4: z.string(), wallet: z.string().nullable().default(null) }).nullable(),
  /** The number of the document that this one corrects or cancels. */
  corrects: z.string().nullable(),
  /** It cancels a credit note, since that refund did not reach the buyer. */
  isCancelation: z.boolean(),
})
export type Snapshot = z.infer<typeof Snapshot>
