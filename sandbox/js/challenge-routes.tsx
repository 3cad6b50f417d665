/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import type { World } from '@/sandbox/core/world'
import { completeAuthentication } from '@/sandbox/payments/authentication'
import { type FoundIntent, findChallenge } from './find-challenge'
import { ChallengePage, ChallengeRefused } from './pages/challenge-page'
import { sendFrame } from './send-frame'

/** Where the redirect flow returns to, with what Stripe appends. */
function backToShop(returnUrl: string, found: FoundIntent, outcome: string): string {
  const url = new URL(returnUrl)
  url.searchParams.set(found.table, found.props.intent)
  url.searchParams.set(`${found.table}_client_secret`, found.props.secret)
  url.searchParams.set('redirect_status', outcome)
  return url.toString()
}

const NOTHING = 'This link belongs to no payment that is waiting for you. You can close this window.'

/** The test bank's page, and its two buttons. */
export function challengeRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/js/challenge', (c) => {
    const found = findChallenge(world, c.req.query('intent') ?? '', c.req.query('secret') ?? '')
    if (!found) return sendFrame(c, <ChallengeRefused reason={NOTHING} />, 404)
    if (!found.waiting) return sendFrame(c, <ChallengeRefused reason={`This payment is not waiting for you: its status is ${found.status}.`} />, 400)
    return sendFrame(c, <ChallengePage {...found.props} />)
  })
  app.post('/js/challenge', async (c) => {
    const form = await c.req.parseBody()
    const outcome = form.outcome === 'succeeded' ? 'succeeded' : 'failed'
    const found = findChallenge(world, String(form.intent ?? ''), String(form.secret ?? ''))
    if (!found) return sendFrame(c, <ChallengeRefused reason={NOTHING} />, 404)
    // Answered already (a double click, the back button): what was answered first stands.
    completeAuthentication(world, { account: found.account, intentId: found.props.intent, outcome })
    if (c.req.header('Accept')?.includes('application/json')) return c.json({ ok: true })
    const after = findChallenge(world, found.props.intent, found.props.secret)
    if (found.returnUrl)
      return c.redirect(backToShop(found.returnUrl, found, after?.status === 'requires_payment_method' ? 'failed' : 'succeeded'), 303)
    return sendFrame(c, <ChallengeRefused reason="Thank you. You can close this window and go back to the shop." />)
  })
  return app
}
