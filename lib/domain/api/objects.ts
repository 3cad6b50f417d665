import { z } from 'zod'
import { CARRIER_CODES, OTHER_CARRIER } from '@/lib/domain/fulfilment/carriers'
import { MAX_TRACKING_NUMBER, MAX_TRACKING_URL } from '@/lib/domain/fulfilment/ship-form'
import { MAX_REFUND_NOTE } from '@/lib/domain/refunds/refund-form'
import { REFUND_REASONS, REFUND_STATUSES } from '@/lib/domain/refunds/refund-state'
import { Text } from '@/lib/domain/wire/text'

// What the API of sellers' own programs takes and answers. The OpenAPI document is made of these, so a member is described where it is defined.

const Id = z.uuid()
const Time = z.iso.datetime()
const Count = z.int().min(0)
const Pieces = z.int().min(1).max(1_000_000)
const MOST_MINOR = 1_000_000_000_000

const Money = z
  .strictObject({ amount: z.int().describe('In minor units: 1250 is $12.50, and ¥1250.'), currency: z.string().describe('ISO 4217, in lower case.') })
  .meta({ id: 'Money' })

const Variant = z
  .strictObject({
    values: z.array(z.string()).describe('What is chosen, in the order of the options; empty for a product without options.'),
    sku: z.string().nullable(),
    barcode: z.string().nullable(),
    price: Money,
    stock: Count.nullable().describe('Pieces left; null is unlimited.'),
    weight_grams: Count.nullable(),
  })
  .meta({ id: 'Variant' })

export const Product = z
  .strictObject({
    object: z.literal('product'),
    id: Id,
    name: z.string(),
    description: z.string(),
    status: z.enum(['draft', 'active', 'archived', 'hidden']),
    url: z.url().describe('Its page in the shop.'),
    options: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    variants: z.array(Variant),
    updated_at: Time,
  })
  .meta({ id: 'Product' })

const PiecesOfLine = z.strictObject({ line: Id, quantity: Count }).meta({ id: 'Pieces' })

export const Shipment = z
  .strictObject({
    object: z.literal('shipment'),
    id: Id,
    order: Id,
    carrier: z.string().nullable(),
    tracking_number: z.string().nullable(),
    tracking_url: z.string().nullable(),
    shipped_at: Time,
    delivered_at: Time.nullable(),
    lines: z.array(PiecesOfLine),
  })
  .meta({ id: 'Shipment' })

export const Refund = z
  .strictObject({
    object: z.literal('refund'),
    id: Id,
    order: Id,
    amount: Money,
    status: z.enum(REFUND_STATUSES),
    created_at: Time,
  })
  .meta({ id: 'Refund' })

const Address = z
  .strictObject({
    name: z.string(),
    phone: z.string().nullable(),
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    state: z.string().nullable(),
    postal_code: z.string(),
    country: z.string().describe('ISO 3166-1, two letters.'),
  })
  .meta({ id: 'Address' })

const OrderLine = z
  .strictObject({ id: Id, name: z.string(), variant: z.string(), sku: z.string().nullable(), quantity: Count, unit_price: Money })
  .meta({ id: 'OrderLine' })

const Fulfilment = z
  .strictObject({
    status: z.enum(['unfulfilled', 'partly', 'fulfilled', 'delivered']),
    unshipped: z.array(PiecesOfLine).describe('What is paid and still to be shipped.'),
    shipments: z.array(Shipment),
  })
  .meta({ id: 'Fulfilment' })

export const Order = z
  .strictObject({
    object: z.literal('order'),
    id: Id,
    number: z.string().describe('What buyer and seller read on it, such as S-00042. Orders from several shops share it.'),
    status: z
      .enum([
        ...(['pending', 'scheduled', 'authorizing', 'requires_action', 'authorized'] as const),
        ...(['captured', 'declined', 'canceled', 'refunded', 'refund_failed'] as const),
      ])
      .describe('`captured` is paid.'),
    email: z.string(),
    created_at: Time,
    paid_at: Time.nullable(),
    total: Money,
    shipping: Money,
    tax: Money,
    discount: Money,
    refunded: Money,
    application_fee: Money,
    lines: z.array(OrderLine),
    delivery: z
      .strictObject({ method: z.enum(['shipping', 'pickup']), rate: z.string() })
      .nullable()
      .describe('Null where nothing is delivered.'),
    ship_to: Address.nullable().describe('Only where something is delivered; null once its buyer was erased.'),
    fulfilment: Fulfilment.nullable(),
    refunds: z.array(Refund),
  })
  .meta({ id: 'Order' })

const line = (most: number) => Text.pipe(z.string().max(most))

export const ProductChange = z
  .strictObject({
    name: line(200).optional(),
    description: line(10_000).optional(),
    status: z.enum(['draft', 'active']).optional(),
    variants: z
      .array(
        z.strictObject({
          values: z.array(line(100)).max(3).default([]).describe('Which variant: its values in the order of the options.'),
          price: z.int().min(0).max(MOST_MINOR).optional().describe("In minor units of the product's currency."),
          stock: Count.max(1_000_000).nullable().optional().describe('Null is unlimited.'),
        }),
      )
      .max(100)
      .optional(),
  })
  .meta({ id: 'ProductChange' })

export const NewShipment = z
  .strictObject({
    carrier: z
      .enum([...CARRIER_CODES, OTHER_CARRIER])
      .nullish()
      .describe('Null or left out: nothing can be tracked.'),
    tracking_number: line(MAX_TRACKING_NUMBER).nullish(),
    tracking_url: line(MAX_TRACKING_URL).nullish().describe('Only for the carrier `other`; the others have links of their own.'),
    lines: z
      .array(z.strictObject({ line: Id, quantity: Pieces }))
      .max(500)
      .optional()
      .describe('Left out: everything that is still to be shipped.'),
  })
  .meta({ id: 'NewShipment' })

export const NewRefund = z
  .strictObject({
    everything: z.literal(true).optional().describe('All that is left, instead of `lines`, `shipping` and `adjustment`.'),
    lines: z
      .array(
        z.strictObject({
          line: Id,
          unshipped: Count.max(1_000_000).default(0).describe('Pieces that have not left, and never will.'),
          shipped: Count.max(1_000_000).default(0).describe('Pieces that have left.'),
          restock: z.boolean().default(false),
        }),
      )
      .max(500)
      .default([]),
    shipping: Count.max(MOST_MINOR).default(0).describe('What of the delivery goes back, in minor units.'),
    adjustment: z.int().min(-MOST_MINOR).max(MOST_MINOR).default(0).describe('Goodwill; less than nothing is a deduction. In minor units.'),
    expected_amount: Count.max(MOST_MINOR).optional().describe('What it must come to, or nothing is refunded.'),
    reason: z.enum(REFUND_REASONS).nullable().default(null),
    note: line(MAX_REFUND_NOTE).nullable().default(null).describe('The buyer reads it in the mail about the refund.'),
  })
  .meta({ id: 'NewRefund' })

export const ApiProblem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence for people.'),
    code: z.string().describe('A word for programs.'),
    requestId: z.string().optional(),
    fields: z.array(z.strictObject({ field: z.string(), sentence: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

export type ApiProduct = z.infer<typeof Product>
export type ApiOrder = z.infer<typeof Order>
export type ApiShipment = z.infer<typeof Shipment>
export type ApiRefund = z.infer<typeof Refund>
