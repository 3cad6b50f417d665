import { Hono } from 'hono'
import { z } from 'zod'
import { connectAccount, deauthorize, findConnection } from '@/sandbox/accounts/connect'
import type { Connection as Shown } from '@/sandbox/contract'
import type { Connection } from '@/sandbox/core/tables'
import { PLATFORM, type World } from '@/sandbox/core/world'

const clientId = z.string().default(PLATFORM.clientId)
const Connecting = z.strictObject({ account: z.string(), client_id: clientId, scope: z.enum(['read_write', 'read_only']).default('read_write') })

function shown({ account, application, scope, revokedAt }: Connection): Shown {
  return { account, client_id: application, scope, revoked_at: revokedAt }
}

/** What an account does about platforms without a browser, in the control API: connect to one, and take its access back. */
export function connectionRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const body = Connecting.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const { account, client_id: application, scope } = body.data
    if (!world.store.get('account', account)) return c.json({ error: `no account ${account}` }, 404)
    if (!world.store.get('application', application)) return c.json({ error: `no application ${application}` }, 404)
    return c.json(shown(world.store.transaction(() => connectAccount(world, { account, request: null }, { application, scope }))))
  })
  app.delete('/:account', (c) => {
    const account = c.req.param('account')
    const application = clientId.parse(c.req.query('client_id'))
    const result = world.store.transaction(() => deauthorize(world, { account, request: null }, application))
    const connection = findConnection(world, application, account)
    if (!connection || result === 'not_connected') return c.json({ error: `${account} is not connected to ${application}` }, 404)
    if (result === 'created_by_platform') return c.json({ error: 'An express or custom account that a platform made cannot leave it.' }, 409)
    return c.json(shown(connection))
  })
  return app
}
