import { Hono } from 'hono'
import { z } from 'zod'
import { randomText } from './ids'
import { RESOURCES } from './permissions'
import type { ApiKey } from './tables'
import { PLATFORM, type World } from './world'

const DAY = 86_400
const Permissions = z.partialRecord(z.enum(RESOURCES as [string, ...string[]]), z.enum(['none', 'read', 'write']))
const NewKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), account: z.string().default(PLATFORM.accountId) }),
  z.strictObject({ kind: z.literal('restricted'), account: z.string().default(PLATFORM.accountId), permissions: Permissions }),
])
const Roll = z.strictObject({ expires_in_seconds: z.number().int().min(0).max(DAY).default(DAY) })

/** API keys in the control API: more of them, restricted ones, and an end to one. */
export function keyRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const body = NewKey.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const { kind, account } = body.data
    if (!world.store.get('account', account)) return c.json({ error: `no account ${account}` }, 404)
    const key = world.store.transaction(() => {
      const id = `${kind === 'secret' ? 'sk' : 'rk'}_test_51${randomText(40)}`
      const permissions = body.data.kind === 'restricted' ? { permissions: body.data.permissions as NonNullable<ApiKey['permissions']> } : {}
      return world.store.insert('api_key', account, id, { id, account, kind, application: null, revoked: false, ...permissions }, {})
    })
    return c.json(key.object)
  })
  app.delete('/:id', (c) => {
    const id = c.req.param('id')
    if (!world.store.get('api_key', id)) return c.json({ error: `no key ${id}` }, 404)
    return c.json(world.store.transaction(() => world.store.update('api_key', id, { revoked: true })).object)
  })
  return app
}

/** Webhook endpoints in the control API: a new secret, while the old one stays good for a time; both sign then. */
export function endpointRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/:id/roll-secret', async (c) => {
    const body = Roll.safeParse(await c.req.json().catch(() => ({})))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const row = world.store.get('webhook_endpoint', c.req.param('id'))
    if (!row) return c.json({ error: `no webhook endpoint ${c.req.param('id')}` }, 404)
    const until = world.clock.now() + body.data.expires_in_seconds
    return c.json(
      world.store.transaction(() => {
        const secret = `whsec_${randomText(32)}`
        world.store.update('webhook_endpoint', row.id, {}, { secret, previous: { secret: row.hidden.secret, until } })
        return { secret, previous_until: until }
      }),
    )
  })
  return app
}
