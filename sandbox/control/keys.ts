import { Hono } from 'hono'
import { z } from 'zod'
import { PLATFORM, type World } from '@/sandbox/core/world'
import { createKey, endKey, LONGEST_KEY_OVERLAP, LONGEST_SECRET_OVERLAP, rollKey, rollSecret } from '@/sandbox/keys/api-keys'
import { RESOURCES } from '@/sandbox/keys/permissions'

const Permissions = z.partialRecord(z.enum(RESOURCES), z.enum(['none', 'read', 'write']))
const NewKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), account: z.string().default(PLATFORM.accountId) }),
  z.strictObject({ kind: z.literal('restricted'), account: z.string().default(PLATFORM.accountId), permissions: Permissions }),
])
const RollKey = z.strictObject({ expires_in_seconds: z.number().int().min(0).max(LONGEST_KEY_OVERLAP).default(0) })
const RollSecret = z.strictObject({ expires_in_seconds: z.number().int().min(0).max(LONGEST_SECRET_OVERLAP).default(LONGEST_SECRET_OVERLAP) })

/** API keys in the control API: more of them, restricted ones, rolled ones, and an end to one. */
export function keyRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const body = NewKey.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const { kind, account } = body.data
    if (!world.store.get('account', account)) return c.json({ error: `no account ${account}` }, 404)
    const permissions = body.data.kind === 'restricted' ? { permissions: body.data.permissions } : {}
    return c.json(createKey(world, account, { kind, ...permissions }).object)
  })
  app.delete('/:id', (c) => {
    const id = c.req.param('id')
    return world.store.get('api_key', id) ? c.json(endKey(world, id).object) : c.json({ error: `no key ${id}` }, 404)
  })
  app.post('/:id/roll', async (c) => {
    const body = RollKey.safeParse(await c.req.json().catch(() => ({})))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const key = rollKey(world, c.req.param('id'), body.data.expires_in_seconds)
    return key ? c.json(key.object) : c.json({ error: `no living key ${c.req.param('id')}` }, 404)
  })
  return app
}

/** Webhook endpoints in the control API: a new secret, while the old one stays good for a time; both sign then. */
export function endpointRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/:id/roll-secret', async (c) => {
    const body = RollSecret.safeParse(await c.req.json().catch(() => ({})))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const row = world.store.get('webhook_endpoint', c.req.param('id'))
    if (!row) return c.json({ error: `no webhook endpoint ${c.req.param('id')}` }, 404)
    const { secret, until } = rollSecret(world, row, body.data.expires_in_seconds)
    return c.json({ secret, previous_until: until })
  })
  return app
}
