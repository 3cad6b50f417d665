/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { authenticateIntent } from '@/sandbox/api/authenticate'
import { authenticate } from '@/sandbox/auth'
import { ApiError, errorEnvelope } from '@/sandbox/errors'
import type { World } from '@/sandbox/world'
import { bundleScript } from './bundle-script'
import { type FoundIntent, findChallenge } from './find-challenge'
import { ChallengePage, ChallengeRefused } from './pages/challenge-page'
import { PaymentElementPage } from './pages/payment-element-page'
import { readAsset } from './read-asset'

// No form-action: after the redirect flow the form leads back to the shop, which may be anywhere.
const FRAME_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'"

function page(c: Context, body: unknown, status: 200 | 400 | 404 = 200): Response | Promise<Response> {
  c.header('Content-Security-Policy', FRAME_POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(html`<!doctype html>${body}`, status)
}

function text(c: Context, type: 'text/css' | 'text/javascript', body: string): Response {
  // The script is loaded by pages of every origin, also by those that ask for CORS or isolate themselves.
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Cache-Control', 'no-cache')
  c.header('Content-Type', `${type}; charset=utf-8`)
  return c.body(body)
}

/** Where the redirect flow returns to, with what Stripe appends. */
function backToShop(returnUrl: string, found: FoundIntent, outcome: string): string {
  const url = new URL(returnUrl)
  url.searchParams.set(found.table, found.props.intent)
  url.searchParams.set(`${found.table}_client_secret`, found.props.secret)
  url.searchParams.set('redirect_status', outcome)
  return url.toString()
}

const NOTHING = 'This link belongs to no payment that is waiting for you. You can close this window.'

/** Stripe.js itself, the frames it opens, and the test bank's page. */
export function jsRoutes(world: World): Hono {
  const app = new Hono()
  for (const path of ['/v3', '/v3/', '/endive/stripe.js']) app.get(path, (c) => text(c, 'text/javascript', bundleScript('host/stripe.ts')))
  app.get('/js/payment-element', (c) => page(c, <PaymentElementPage />))
  app.get('/js/payment-frame.js', (c) => text(c, 'text/javascript', bundleScript('frame/payment-frame.ts')))
  app.get('/js/challenge-frame.js', (c) => text(c, 'text/javascript', bundleScript('frame/challenge-frame.ts')))
  for (const name of ['payment-element', 'challenge']) app.get(`/js/${name}.css`, (c) => text(c, 'text/css', readAsset(`js/pages/${name}.css`)))

  app.get('/js/elements-session', (c) => {
    try {
      const caller = authenticate(world, {
        authorization: c.req.header('Authorization') ?? null,
        stripeAccount: c.req.header('Stripe-Account') ?? null,
      })
      const account = world.store.get('account', caller.account)?.object
      return c.json({
        object: 'elements_session',
        business_name: account?.business_profile?.name ?? null,
        livemode: false,
        payment_method_types: ['card'],
      })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return c.json(errorEnvelope(error, `${world.url}/dashboard`), error.status as 400)
    }
  })

  app.get('/js/challenge', (c) => {
    const found = findChallenge(world, c.req.query('intent') ?? '', c.req.query('secret') ?? '')
    if (!found) return page(c, <ChallengeRefused reason={NOTHING} />, 404)
    if (!found.waiting) return page(c, <ChallengeRefused reason={`This payment is not waiting for you: its status is ${found.status}.`} />, 400)
    return page(c, <ChallengePage {...found.props} />)
  })

  app.post('/js/challenge', async (c) => {
    const form = await c.req.parseBody()
    const outcome = form.outcome === 'succeeded' ? 'succeeded' : 'failed'
    const found = findChallenge(world, String(form.intent ?? ''), String(form.secret ?? ''))
    if (!found) return page(c, <ChallengeRefused reason={NOTHING} />, 404)
    // Answered already (a double click, the back button): what was answered first stands.
    if (found.waiting) authenticateIntent(world, found.account, found.props.intent, outcome)
    if (c.req.header('Accept')?.includes('application/json')) return c.json({ ok: true })
    const after = findChallenge(world, found.props.intent, found.props.secret)
    if (found.returnUrl)
      return c.redirect(backToShop(found.returnUrl, found, after?.status === 'requires_payment_method' ? 'failed' : 'succeeded'), 303)
    return page(c, <ChallengeRefused reason="Thank you. You can close this window and go back to the shop." />)
  })
  return app
}
