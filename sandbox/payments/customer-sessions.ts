import type Stripe from 'stripe'
import { randomText } from '@/sandbox/core/ids'
import type { World } from '@/sandbox/core/world'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { detachPaymentMethod } from './payment-methods'

const HALF_AN_HOUR = 1800
const OFF = { enabled: false }
const OFF_WITH_FEATURES = { enabled: false, features: null }

/** Opens a customer's session for the Payment Element. Its client secret is all that ever names it. Inside a transaction. */
export function insertCustomerSession(
  world: World,
  account: string,
  customer: string,
  paymentElement: Stripe.CustomerSession.Components.PaymentElement,
): Stripe.CustomerSession {
  const now = world.clock.now()
  const session: Stripe.CustomerSession = {
    object: 'customer_session',
    client_secret: `cuss_secret_${randomText(64)}`,
    components: {
      active_entitlements: OFF,
      buy_button: OFF,
      customer_portal: OFF,
      customer_sheet: OFF_WITH_FEATURES,
      mobile_payment_element: OFF_WITH_FEATURES,
      payment_element: paymentElement,
      pricing_table: OFF,
    },
    created: now,
    customer,
    customer_account: null,
    expires_at: now + HALF_AN_HOUR,
    livemode: false,
  }
  world.store.insert('customer_session', account, session.client_secret, session, {})
  return session
}

/** The session of a client secret; null when the secret is unknown on the account or has expired. */
export function openSession(world: World, account: string, secret: string): Stripe.CustomerSession | null {
  const session = world.store.owned('customer_session', account, secret)?.object
  return session && session.expires_at > world.clock.now() ? session : null
}

/** The saved cards that a session shows, newest first. */
export function savedCards(world: World, account: string, session: Stripe.CustomerSession): Stripe.PaymentMethod[] {
  const features = session.components?.payment_element.features
  if (features?.payment_method_redisplay !== 'enabled') return []
  const cards: Stripe.PaymentMethod[] = []
  for (const { object } of world.store.newest('payment_method', account, { by: ['customer', String(session.customer)] })) {
    if (object.type !== 'card') continue
    if (!features.payment_method_allow_redisplay_filters.includes(object.allow_redisplay ?? 'unspecified')) continue
    if (cards.length < (features.payment_method_redisplay_limit ?? 3)) cards.push(object)
  }
  return cards
}

/**
 * Detaches one of the customer's cards for the customer, who may do so only where the session says so.
 * Throws 400 where it does not, or for a card that it does not show.
 */
export function removeSavedCard(world: World, account: string, session: Stripe.CustomerSession, id: string): Stripe.PaymentMethod {
  if (session.components?.payment_element.features?.payment_method_remove !== 'enabled') {
    throw invalidRequest('This CustomerSession does not let customers remove payment methods: `payment_method_remove` is disabled.')
  }
  const row = world.store.owned('payment_method', account, id)
  if (!row || !savedCards(world, account, session).some((card) => card.id === id)) {
    throw missing('PaymentMethod', id, 'payment_method', 400)
  }
  return world.store.transaction(() => detachPaymentMethod(world, { account, request: null }, row).object)
}
