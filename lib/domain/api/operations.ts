import { z } from 'zod'
import { NewRefund, NewShipment, Order, Product, ProductChange, Refund, Shipment } from './objects'
import type { ApiScope } from './scopes'

/** How many of a list are answered at once. */
const MOST_LISTED = 100
const USUALLY_LISTED = 25

const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(USUALLY_LISTED).describe('How many to answer.'),
  starting_after: z.uuid().optional().describe('The id of the last one you have: answered are those after it.'),
})

const listOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z
    .strictObject({ object: z.literal('list'), data: z.array(item), has_more: z.boolean() })
    .describe('Newest first.')
    .meta({ id })

const ofProduct = z.object({ product: z.uuid() })
const ofOrder = z.object({ order: z.uuid() })
const nothing = z.object({})

/** What the API can do: each is one method of one route. `isMade`: it makes something, which takes an Idempotency-Key, and answers 201. */
export const OPERATIONS = {
  listProducts: {
    ...{ method: 'GET', path: '/products', scope: 'products:read', isMade: false, summary: 'List the products of the shop, in any status' },
    ...{ params: nothing, query: ListQuery, body: null, answer: listOf(Product, 'ProductList') },
  },
  getProduct: {
    ...{ method: 'GET', path: '/products/{product}', scope: 'products:read', isMade: false, summary: 'Read one product' },
    ...{ params: ofProduct, query: nothing, body: null, answer: Product },
  },
  changeProduct: {
    ...{ method: 'PATCH', path: '/products/{product}', scope: 'products:write', isMade: false },
    summary: 'Change name, description, price or stock of a product; what is left out stays',
    ...{ params: ofProduct, query: nothing, body: ProductChange, answer: Product },
  },
  listOrders: {
    ...{ method: 'GET', path: '/orders', scope: 'orders:read', isMade: false, summary: 'List what was ordered of the shop' },
    ...{ params: nothing, query: ListQuery, body: null, answer: listOf(Order, 'OrderList') },
  },
  getOrder: {
    ...{ method: 'GET', path: '/orders/{order}', scope: 'orders:read', isMade: false, summary: 'Read one order' },
    ...{ params: ofOrder, query: nothing, body: null, answer: Order },
  },
  createShipment: {
    ...{ method: 'POST', path: '/orders/{order}/shipments', scope: 'shipments:write', isMade: true },
    summary: 'Ship pieces of a paid order; its buyer is told by e-mail',
    ...{ params: ofOrder, query: nothing, body: NewShipment, answer: Shipment },
  },
  createRefund: {
    ...{ method: 'POST', path: '/orders/{order}/refunds', scope: 'refunds:write', isMade: true },
    summary: 'Refund a paid order, or something of it; its buyer is told by e-mail',
    ...{ params: ofOrder, query: nothing, body: NewRefund, answer: Refund },
  },
} as const satisfies Record<string, Operation>

export type Operation = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  scope: ApiScope
  isMade: boolean
  summary: string
  params: z.ZodObject
  query: z.ZodObject
  body: z.ZodType | null
  answer: z.ZodType<object>
}

export type OperationName = keyof typeof OPERATIONS
