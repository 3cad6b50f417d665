import { Hono } from 'hono'
import { z } from 'zod'
import type { ListedObjects } from '@/sandbox/contract'
import type { World } from '@/sandbox/core/world'
import { present } from '@/sandbox/http/present'

const LISTED = [
  'account',
  'application_fee',
  'balance_transaction',
  'charge',
  'customer',
  'dispute',
  'payment_intent',
  'payment_method',
  'payout',
  'refund',
  'setup_intent',
  'transfer',
] as const satisfies (keyof ListedObjects)[]
const Type = z.enum(LISTED)

/** What was uploaded, byte by byte, in the control API: Stripe gives the content of evidence to nobody but the bank. */
export function fileRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/:id', (c) => {
    const row = world.store.get('file', c.req.param('id'))
    return row ? c.body(Buffer.from(row.hidden.data, 'base64')) : c.json({ error: `no file ${c.req.param('id')}` }, 404)
  })
  return app
}

/** Objects over all accounts, which no key of Stripe's API can list, in the control API. */
export function objectRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/:type', (c) => {
    const type = Type.safeParse(c.req.param('type'))
    if (!type.success) return c.json({ error: z.prettifyError(type.error) }, 400)
    const account = c.req.query('account')
    const rows = [...world.store.all(type.data)].filter((row) => account === undefined || row.account === account)
    return c.json(rows.map((row) => ({ account: row.account, object: present(world, type.data, row) })))
  })
  app.get('/:type/:id', (c) => {
    const type = Type.safeParse(c.req.param('type'))
    if (!type.success) return c.json({ error: z.prettifyError(type.error) }, 400)
    const row = world.store.get(type.data, c.req.param('id'))
    return c.json(row ? { account: row.account, object: present(world, type.data, row) } : null)
  })
  return app
}
