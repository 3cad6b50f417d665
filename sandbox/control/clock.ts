import { Hono } from 'hono'
import { z } from 'zod'
import { advanceWorld } from '@/sandbox/core/advance'
import type { World } from '@/sandbox/core/world'

const Move = z.union([
  z.strictObject({ advance_seconds: z.number().int().min(0).max(3_200_000_000) }),
  z.strictObject({ to: z.number().int().min(0).max(32_500_000_000) }),
])

function state(world: World) {
  const now = world.clock.now()
  return { now, iso: new Date(now * 1000).toISOString(), ahead_seconds: Math.round(world.clock.aheadMs() / 1000), moving: world.clock.isStanding() }
}

/** The world's time in the control API: what it is, and moving it forward. Seconds throughout. */
export function clockRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/', (c) => c.json(state(world)))
  app.post('/', async (c) => {
    const body = Move.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: 'Send {"advance_seconds": N} or {"to": a time in seconds since 1970}.' }, 400)
    const toMs = 'to' in body.data ? body.data.to * 1000 : world.clock.nowMs() + body.data.advance_seconds * 1000
    const moved = await advanceWorld(world, toMs)
    if ('error' in moved) return c.json({ error: moved.error }, moved.busy ? 409 : 400)
    return c.json({ ...state(world), fired: moved.fired })
  })
  return app
}
