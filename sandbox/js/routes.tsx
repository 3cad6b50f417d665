/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import type { World } from '@/sandbox/core/world'
import { invalidRequest } from '@/sandbox/http/errors'
import { openSession, removeSavedCard, savedCards } from '@/sandbox/payments/customer-sessions'
import { checkClientSecret } from '@/sandbox/payments/intents'
import { walletsOn } from '@/sandbox/payments/wallets'
import { answerFrame } from './answer-frame'
import { bundleScript } from './bundle-script'
import { challengeRoutes } from './challenge-routes'
import { AddressElementPage } from './pages/address-element-page'
import { EmailElementPage } from './pages/email-element-page'
import { ExpressElementPage } from './pages/express-element-page'
import { PaymentElementPage } from './pages/payment-element-page'
import { readAsset } from './read-asset'
import { sendFrame } from './send-frame'
import { walletRoutes } from './wallet-routes'

const NO_SESSION = 'The CustomerSession client secret provided is invalid or has expired.'

function text(c: Context, type: 'text/css' | 'text/javascript', body: string): Response {
  // The script is loaded by pages of every origin, also by those that ask for CORS or isolate themselves.
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Cache-Control', 'no-cache')
  c.header('Content-Type', `${type}; charset=utf-8`)
  return c.body(body)
}

/**
 * The intent that a Payment Element is for. Throws 400 for one of another account, for a wrong secret, and for one that nothing can be paid for any more.
 */
function openIntent(world: World, account: string, secret: string | undefined) {
  if (secret === undefined) return null
  const id = secret.split('_secret_')[0] ?? ''
  const kind = id.startsWith('seti_') ? 'setup_intent' : 'payment_intent'
  const intent = world.store.owned(kind, account, id)?.object
  checkClientSecret(kind, secret, intent?.client_secret ?? null, true)
  if (intent && !['succeeded', 'canceled'].includes(intent.status)) return intent
  const noun = kind === 'setup_intent' ? 'SetupIntent' : 'PaymentIntent'
  const message = `You cannot initialize Elements using a ${noun} with status of "${intent?.status}".`
  throw invalidRequest(message, { code: `${kind}_unexpected_state` })
}

type Asked = { customer_session_client_secret?: string; client_secret?: string; host?: string }

/**
 * What an element's frame asks first: are key and account good, whose name stands under the fields, what a customer's session lets it show, and which wallets
 * a page of its host may show.
 */
function elementsSession(world: World, account: string, asked: Asked): object {
  const { customer_session_client_secret: secret, client_secret: intentSecret, host } = asked
  const intent = openIntent(world, account, intentSecret)
  const session = secret === undefined ? null : openSession(world, account, secret)
  if (secret !== undefined && !session) throw invalidRequest(NO_SESSION)
  const features = session?.components?.payment_element.features
  const cards = session ? savedCards(world, account, session) : []
  return {
    object: 'elements_session',
    business_name: world.store.get('account', account)?.object.business_profile?.name ?? null,
    livemode: false,
    payment_method_types: intent?.payment_method_types ?? ['card'],
    setup_future_usage: intent?.object === 'payment_intent' && intent.setup_future_usage !== null,
    saves: intent?.object === 'setup_intent' || Boolean(intent?.setup_future_usage),
    features: {
      save: features?.payment_method_save === 'enabled',
      save_usage: features?.payment_method_save_usage ?? null,
      remove: features?.payment_method_remove === 'enabled',
    },
    wallets: host === undefined ? [] : walletsOn(world, account, host),
    saved_cards: cards.map(({ id, type, card, billing_details }) => ({
      brand: card?.brand,
      last4: card?.last4,
      exp_month: card?.exp_month,
      exp_year: card?.exp_year,
      method: { id, type, billing_details },
    })),
  }
}

async function removeCard(c: Context, world: World, account: string): Promise<object> {
  const form = await c.req.parseBody()
  const session = openSession(world, account, String(form.customer_session_client_secret ?? ''))
  if (!session) throw invalidRequest(NO_SESSION)
  return removeSavedCard(world, account, session, String(form.payment_method ?? ''))
}

const PAGES = { payment: <PaymentElementPage />, address: <AddressElementPage />, email: <EmailElementPage />, express: <ExpressElementPage /> }

/** Stripe.js itself, the frame of its element, and the test bank's page. */
export function jsRoutes(world: World): Hono {
  const app = new Hono()
  for (const path of ['/v3', '/v3/', '/endive/stripe.js']) app.get(path, (c) => text(c, 'text/javascript', bundleScript('host/stripe.ts')))
  for (const [name, page] of Object.entries(PAGES)) {
    app.get(`/js/${name}-element`, (c) => sendFrame(c, page))
    app.get(`/js/${name}-frame.js`, (c) => text(c, 'text/javascript', bundleScript(`frame/${name}-frame.ts`)))
  }
  for (const name of ['challenge', 'wallet']) {
    app.get(`/js/${name}-frame.js`, (c) => text(c, 'text/javascript', bundleScript(`frame/${name}-frame.ts`)))
  }
  for (const name of ['element', 'element-choices', 'express', 'challenge', 'wallet']) {
    app.get(`/js/${name}.css`, (c) => text(c, 'text/css', readAsset(`js/pages/${name}.css`)))
  }
  app.get('/js/elements-session', (c) => answerFrame(c, world, (account) => elementsSession(world, account, c.req.query())))
  app.post('/js/remove-saved-card', (c) => answerFrame(c, world, (account) => removeCard(c, world, account)))
  app.route('/', challengeRoutes(world))
  app.route('/', walletRoutes(world))
  return app
}
