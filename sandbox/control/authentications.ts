import { Hono } from 'hono'
import { z } from 'zod'
import type { World } from '@/sandbox/core/world'
import { completeAuthentication } from '@/sandbox/payments/authentication'

const Answer = z.strictObject({ outcome: z.enum(['succeeded', 'failed']).default('succeeded') })

/** What a cardholder does about a challenge without a browser, in the control API. */
export function authenticationRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/:intent', async (c) => {
    const body = Answer.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const intentId = c.req.param('intent')
    const account = (world.store.get('payment_intent', intentId) ?? world.store.get('setup_intent', intentId))?.account
    const intent = account ? completeAuthentication(world, { account, intentId, outcome: body.data.outcome }) : null
    return intent ? c.json({ id: intent.id, status: intent.status }) : c.json({ error: `no intent ${intentId}` }, 404)
  })
  return app
}
