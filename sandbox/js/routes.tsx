/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { authenticate } from '@/sandbox/auth'
import { savedCards } from '@/sandbox/customer-sessions'
import { ApiError, errorEnvelope, invalidRequest } from '@/sandbox/errors'
import type { World } from '@/sandbox/world'
import { bundleScript } from './bundle-script'
import { challengeRoutes } from './challenge-routes'
import { PaymentElementPage } from './pages/payment-element-page'
import { readAsset } from './read-asset'
import { sendFrame } from './send-frame'

function text(c: Context, type: 'text/css' | 'text/javascript', body: string): Response {
  // The script is loaded by pages of every origin, also by those that ask for CORS or isolate themselves.
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Cache-Control', 'no-cache')
  c.header('Content-Type', `${type}; charset=utf-8`)
  return c.body(body)
}

/** What the element's frame asks first: are key and account good, and whose name stands under the fields. */
function elementsSession(c: Context, world: World): Response {
  try {
    const caller = authenticate(world, {
      authorization: c.req.header('Authorization') ?? null,
      stripeAccount: c.req.header('Stripe-Account') ?? null,
    })
    const account = world.store.get('account', caller.account)?.object
    const secret = c.req.query('customer_session_client_secret')
    const cards = secret === undefined ? [] : savedCards(world, caller.account, secret)
    if (!cards) throw invalidRequest('The CustomerSession client secret provided is invalid or has expired.')
    return c.json({
      object: 'elements_session',
      business_name: account?.business_profile?.name ?? null,
      livemode: false,
      payment_method_types: ['card'],
      saved_cards: cards.map(({ id, card }) => ({
        id,
        brand: card?.brand,
        last4: card?.last4,
        exp_month: card?.exp_month,
        exp_year: card?.exp_year,
      })),
    })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return c.json(errorEnvelope(error, `${world.url}/dashboard`), error.status as 400)
  }
}

/** Stripe.js itself, the frame of its element, and the test bank's page. */
export function jsRoutes(world: World): Hono {
  const app = new Hono()
  for (const path of ['/v3', '/v3/', '/endive/stripe.js']) app.get(path, (c) => text(c, 'text/javascript', bundleScript('host/stripe.ts')))
  app.get('/js/payment-element', (c) => sendFrame(c, <PaymentElementPage />))
  app.get('/js/payment-frame.js', (c) => text(c, 'text/javascript', bundleScript('frame/payment-frame.ts')))
  app.get('/js/challenge-frame.js', (c) => text(c, 'text/javascript', bundleScript('frame/challenge-frame.ts')))
  for (const name of ['payment-element', 'challenge']) app.get(`/js/${name}.css`, (c) => text(c, 'text/css', readAsset(`js/pages/${name}.css`)))
  app.get('/js/elements-session', (c) => elementsSession(c, world))
  app.route('/', challengeRoutes(world))
  return app
}
