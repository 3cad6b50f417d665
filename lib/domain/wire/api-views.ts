import type { ApiScope } from '@/lib/domain/api/scopes'
import type { ShopEventType } from '@/lib/domain/api/shop-events'

/** A key of a shop's own programs, without the key itself. */
export type ApiKeyView = {
  id: string
  name: string
  /** What it begins with. */
  prefix: string
  scopes: ApiScope[]
  madeBy: string
  /** Whoever made it may no longer make keys: it works again once they may. */
  isStopped: boolean
  createdAt: string
  lastUsedAt: string | null
}

/** Where a shop's own programs are told of its events. */
export type ShopWebhookView = {
  id: string
  url: string
  events: ShopEventType[]
  createdAt: string /** Turned off: nothing has reached it for three days. */
  disabledAt: string | null
}

/** An event on its way to an endpoint. */
export type DeliveryView = {
  id: string
  event: ShopEventType | null
  url: string
  state: 'delivered' | 'failed' | 'waiting'
  attempts: number
  /** The HTTP status of the last answer; null where none came, for the reason in `failure`. */
  answer: number | null
  failure: 'address' | 'too_slow' | 'unreachable' | null
  mayResend: boolean
  /** When it was last tried. */
  at: string
}
