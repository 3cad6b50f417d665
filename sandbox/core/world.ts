import type { DeliverySwitches } from '@/sandbox/events/delivery-switches'
import type { CallLog } from './call-log'
import type { WorldClock } from './clock'
import type { Faults } from './faults'
import type { Store } from './store'
import type { Delivery } from './tables'
import type { Timers } from './timers'

/** The only version of Stripe's API that this program speaks. */
export const API_VERSION = '2026-10-28.endive'

/** The platform that a new world begins with. Its keys are well known, so they open nothing anywhere else. */
export const PLATFORM = {
  accountId: 'acct_1SoukLocalPlatfrm',
  secretKey: 'sk_test_51SoukLocalPlatformSecretKey00000000',
  publishableKey: 'pk_test_51SoukLocalPlatformPublishableKey0000',
  clientId: 'ca_SoukLocalPlatformClientId00000000000',
} as const

/** What sends webhooks. */
interface Sender {
  /** Sends one delivery once more, whatever became of it. Gives it as it is then, null for none. */
  resend(deliveryId: string): Promise<Delivery | null>
  /** Sends what was dropped or given up, of one event or of all. */
  resendLost(event?: string): Promise<Delivery[]>
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>
  /** Declares the timers that deliver. */
  register(): void
  stop(): void
}

/** Everything there is: state, time, work for later, and the switches of the control API. Every part of the program gets this one value. */
export interface World {
  store: Store
  clock: WorldClock
  timers: Timers
  faults: Faults
  /** How webhook deliveries go wrong. */
  deliveries: DeliverySwitches
  calls: CallLog
  /** Sends webhooks; `resend` is for the dashboard. */
  dispatcher: Sender
  /**
   * Added to every /v1 call, and how late balance transactions of `automatic_async` arrive; milliseconds. How long idempotency keys are kept: Stripe promises
   * 24 hours at least. Whether customers and charges take tokens of cards, and
   * whether requests may ask for other versions, which are answered in ours.
   */
  settings: { delayMs: number; asyncDelayMs: number; searchDelayMs: number; keysKeptSeconds: number; cardTokens: boolean; otherVersions: boolean }
  /** The program's own origin, e.g. http://localhost:4242; known once it listens. */
  url: string
  close(): void
}
