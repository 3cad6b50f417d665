import { Hono } from 'hono'
import { z } from 'zod'
import type { World } from '@/sandbox/core/world'
import type { DeliveryRules } from '@/sandbox/events/delivery-switches'

const share = z.number().min(0).max(1).optional()
const wait = z
  .number()
  .int()
  .min(0)
  .max(30 * 86_400_000)
  .optional()
const Change = z.strictObject({ dropped: share, doubled: share, delay_ms: wait, shuffle_ms: wait, seed: z.number().int().min(0).optional() })
const Resend = z.strictObject({ event: z.string().optional() })

/** Rules as the control API and the dashboard get them, or the sentence that says what is wrong with them. */
export function readDeliveryRules(value: unknown): { change: Partial<DeliveryRules> } | { error: string } {
  const parsed = Change.safeParse(value)
  if (!parsed.success) return { error: z.prettifyError(parsed.error) }
  const { delay_ms: delayMs, shuffle_ms: shuffleMs, ...others } = parsed.data
  const given = Object.entries({ ...others, delayMs, shuffleMs }).filter(([, each]) => each !== undefined)
  return { change: Object.fromEntries(given) }
}

function state(world: World) {
  const { delayMs, shuffleMs, ...others } = world.deliveries.state()
  const waiting = { pending: 0, dropped: 0, failed: 0 }
  for (const { object } of world.store.all('delivery')) if (object.state !== 'succeeded') waiting[object.state] += 1
  return { ...others, delay_ms: delayMs, shuffle_ms: shuffleMs, undelivered: waiting }
}

/** How webhook deliveries go wrong, in the control API; and sending again what never arrived. */
export function deliveryRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/', (c) => c.json(state(world)))
  app.post('/', async (c) => {
    const read = readDeliveryRules(await c.req.json().catch(() => null))
    if ('error' in read) return c.json(read, 400)
    world.deliveries.set(read.change)
    return c.json(state(world))
  })
  app.delete('/', (c) => {
    world.deliveries.reset()
    return c.json(state(world))
  })
  app.post('/resend', async (c) => {
    const body = Resend.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: 'Send {} for every dropped or failed delivery, or {"event": "evt_…"} for those of one event.' }, 400)
    const resent = await world.dispatcher.resendLost(body.data.event)
    return c.json({ resent: resent.length, succeeded: resent.filter((each) => each.state === 'succeeded').length })
  })
  return app
}
