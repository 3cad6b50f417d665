import { Hono } from 'hono'
import { z } from 'zod'
import { keysOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { TEST_DISPUTES } from '@/sandbox/disputes/dispute-objects'
import { decideDispute, openDispute, VERDICTS } from '@/sandbox/disputes/disputes'
import { present } from '@/sandbox/http/present'

const Opening = z.strictObject({
  charge: z.string(),
  kind: z.enum(keysOf(TEST_DISPUTES)).default('fraudulent'),
  amount: z.number().int().min(1).optional(),
})
const Decision = z.strictObject({ verdict: z.enum(VERDICTS) })

/** What banks do about disputes, in the control API: open one over any captured charge, and decide one. */
export function disputeRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const body = Opening.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const account = world.store.get('charge', body.data.charge)?.account
    if (!account) return c.json({ error: `no charge ${body.data.charge}` }, 404)
    const row = world.store.transaction(() =>
      openDispute(world, { account, request: null }, body.data.charge, TEST_DISPUTES[body.data.kind], body.data.amount),
    )
    return row ? c.json(present(world, 'dispute', row)) : c.json({ error: 'Nothing, or not as much, of this charge can be disputed.' }, 409)
  })
  app.post('/:id', async (c) => {
    const body = Decision.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const id = c.req.param('id')
    const account = world.store.get('dispute', id)?.account
    if (!account) return c.json({ error: `no dispute ${id}` }, 404)
    const row = world.store.transaction(() => decideDispute(world, { account, request: null }, id, body.data.verdict))
    return row ? c.json(present(world, 'dispute', row)) : c.json({ error: 'This dispute cannot end that way any more.' }, 409)
  })
  return app
}
