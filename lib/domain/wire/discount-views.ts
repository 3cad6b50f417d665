import type { DiscountKind } from '@/lib/domain/pricing/discount'

/** A code as its owner sees it in the list. Days are ISO; `endsAt` is the first moment at which it is not good any more. */
export type DiscountListView = {
  id: string
  code: string
  kind: DiscountKind
  percentBps: number | null
  amountMinor: number | null
  currency: string | null
  minGoodsMinor: number | null
  /** To how many products it is limited; 0: to none. */
  products: number
  startsAt: string | null
  endsAt: string | null
  limitTotal: number | null
  limitPerBuyer: number | null
  used: number
  /** There may be more: they were counted no further. */
  isMore: boolean
  /** By orders that may still be paid. */
  held: number
  state: 'planned' | 'active' | 'used_up' | 'ended'
}
