import { expect, test } from 'vitest'
import type { PartStatus } from '@/lib/domain/order/order'
import type { OrderState } from '@/lib/domain/wire/order-views'
import { listedStanding, orderStanding } from './order-status'

const order = (status: OrderState, parts: [PartStatus, refundedMinor: number][], later = 0) => ({
  status,
  parts: parts.map(([part, refundedMinor]) => ({ status: part, refundedMinor })),
  later: Array.from({ length: later }),
})

test.each([
  ['paid', order('paid', [['captured', 0]])],
  [
    'partly_charged',
    order(
      'paid',
      [
        ['captured', 0],
        ['scheduled', 0],
      ],
      1,
    ),
  ],
  ['partly_refunded', order('paid', [['captured', 500]])],
  [
    'partly_refunded',
    order('paid', [
      ['refunded', 900],
      ['captured', 0],
    ]),
  ],
  ['refunded', order('paid', [['refunded', 900]])],
  ['refunded', order('refunded', [['refunded', 900]])],
  [
    'refund_failed',
    order('partly_paid', [
      ['refund_failed', 0],
      ['captured', 0],
    ]),
  ],
  ['declined', order('declined', [['declined', 0]])],
] as const)('an order’s badge is %s: %#', (standing, facts) => {
  expect(orderStanding(facts).standing).toBe(standing)
})

type Goods = [status: 'unfulfilled' | 'partly' | 'fulfilled' | 'delivered', isPickup?: boolean][]

test.each<[string, OrderState, Goods]>([
  ['paid', 'paid', []],
  ['paid', 'paid', [['unfulfilled'], ['unfulfilled']]],
  ['partly_shipped', 'paid', [['fulfilled'], ['unfulfilled']]],
  ['shipped', 'paid', [['fulfilled'], ['delivered']]],
  ['delivered', 'paid', [['delivered'], ['delivered', true]]],
  ['ready_for_pickup', 'paid', [['fulfilled', true]]],
  ['picked_up', 'paid', [['delivered', true]]],
  ['refunded', 'refunded', [['delivered']]],
])('in a list an order is %s', (standing, status, goods) => {
  const fulfilment = goods.map(([each, isPickup = false]) => ({ status: each, isPickup, isWhole: false, open: [], shipments: [], estimate: null }))
  const part = status === 'refunded' ? ('refunded' as const) : ('captured' as const)
  const parts = (fulfilment.length > 0 ? fulfilment : [null]).map((each) => ({ status: part, refundedMinor: 0, fulfilment: each }))
  expect(listedStanding({ status, parts, later: [] }).standing).toBe(standing)
})
