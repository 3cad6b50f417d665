import { Hono } from 'hono'
import { z } from 'zod'
import type { World } from '@/sandbox/core/world'
import { ApiError } from '@/sandbox/http/errors'
import { renewCard } from '@/sandbox/payments/renewals'

const Renewal = z.strictObject({ exp_month: z.number().int(), exp_year: z.number().int(), card: z.string().optional() })

/** What banks do about saved cards, in the control API: renew one, on whichever account it is. */
export function paymentMethodRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/:id/renew', async (c) => {
    const body = Renewal.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const row = world.store.get('payment_method', c.req.param('id'))
    if (!row) return c.json({ error: `no payment method ${c.req.param('id')}` }, 404)
    try {
      const renewed = world.store.transaction(() => renewCard(world, row, body.data))
      return renewed ? c.json(renewed) : c.json({ error: 'Only a saved card can be renewed, and only by a test card.' }, 409)
    } catch (error) {
      if (error instanceof ApiError) return c.json({ error: error.message }, 400)
      throw error
    }
  })
  return app
}
