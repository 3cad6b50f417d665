import { Hono } from 'hono'
import { z } from 'zod'
import { changeAccount, createStandaloneAccount } from '@/sandbox/accounts/accounts'
import type { Settings } from '@/sandbox/contract'
import { readFault } from '@/sandbox/core/fault-rules'
import type { World } from '@/sandbox/core/world'
import { setShortBalance } from '@/sandbox/money/refund-cover'
import { activityRoutes } from './activity'
import { authenticationRoutes } from './authentications'
import { clockRoutes } from './clock'
import { connectionRoutes } from './connections'
import { deliveryRoutes } from './deliveries'
import { disputeRoutes } from './disputes'
import { endpointRoutes, keyRoutes } from './keys'
import { fileRoutes, objectRoutes } from './objects'
import { paymentMethodRoutes } from './payment-methods'
import { platformRoutes } from './platforms'
import { refundRoutes } from './refunds'

const milliseconds = z.number().int().min(0).optional()
const seconds = z.number().int().min(0).optional()
const SettingsChange = z.strictObject({
  delay_ms: milliseconds,
  async_delay_ms: milliseconds,
  search_delay_ms: milliseconds,
  keys_kept_seconds: seconds,
  card_tokens: z.boolean().optional(),
  other_versions: z.boolean().optional(),
})
const NewAccount = z.strictObject({
  email: z.email(),
  business_name: z.string().min(1),
  country: z.string().length(2).default('US'),
  default_currency: z.string().length(3).default('usd'),
  password: z.string().min(1).optional(),
  charges_enabled: z.boolean().default(true),
})
const AccountChange = z.strictObject({
  charges_enabled: z.boolean().optional(),
  payouts_enabled: z.boolean().optional(),
  currently_due: z.array(z.string()).optional(),
  capabilities: z.record(z.string(), z.enum(['active', 'inactive', 'pending'])).optional(),
  business_name: z.string().optional(),
  statement_descriptor: z.string().max(22).optional(),
  short_balance: z.enum(['debit', 'wait', 'refuse']).optional(),
  raw_card_data: z.boolean().optional(),
})

/** A body read by a schema, or the sentence that says what is wrong with it. */
async function read<T>(request: Request, schema: z.ZodType<T>): Promise<{ value: T } | { error: string }> {
  const parsed = schema.safeParse(await request.json().catch(() => null))
  return parsed.success ? { value: parsed.data } : { error: z.prettifyError(parsed.error) }
}

/** The control API under /_sandbox: not Stripe's, for tests, tools and the dashboard. JSON in and out. */
export function controlRoutes(world: World): Hono {
  const app = new Hono()
  // Tools and tests send no Origin; pages of other origins have no business here.
  app.use(async (c, next) => {
    const origin = c.req.header('origin')
    if (origin && origin !== world.url) return c.json({ error: 'not from another origin' }, 403)
    await next()
  })
  app.get('/calls', (c) => c.json(world.calls.after(Number(c.req.query('after') ?? 0))))
  app.get('/calls/count', (c) => c.json({ count: world.calls.count() }))
  app.delete('/calls', (c) => {
    world.calls.clear()
    return c.json({ ok: true })
  })
  app.get('/faults', (c) => c.json(world.faults.list()))
  app.delete('/faults', (c) => {
    world.faults.clear(c.req.queries('account'))
    return c.json({ ok: true })
  })
  app.route('/', platformRoutes(world))
  app.route('/', activityRoutes(world))
  app.route('/keys', keyRoutes(world))
  app.route('/webhook-endpoints', endpointRoutes(world))
  app.route('/clock', clockRoutes(world))
  app.route('/deliveries', deliveryRoutes(world))
  app.route('/disputes', disputeRoutes(world))
  app.route('/refunds', refundRoutes(world))
  app.route('/files', fileRoutes(world))
  app.route('/objects', objectRoutes(world))
  app.route('/payment-methods', paymentMethodRoutes(world))
  app.route('/connections', connectionRoutes(world))
  app.route('/authentications', authenticationRoutes(world))
  switchRoutes(app, world)
  accountRoutes(app, world)
  return app
}

function settingsOf(world: World): Settings {
  const { delayMs, asyncDelayMs, searchDelayMs, keysKeptSeconds, cardTokens, otherVersions } = world.settings
  return {
    delay_ms: delayMs,
    async_delay_ms: asyncDelayMs,
    search_delay_ms: searchDelayMs,
    keys_kept_seconds: keysKeptSeconds,
    card_tokens: cardTokens,
    other_versions: otherVersions,
  }
}

function switchRoutes(app: Hono, world: World): void {
  app.get('/settings', (c) => c.json(settingsOf(world)))
  app.post('/settings', async (c) => {
    const body = await read(c.req.raw, SettingsChange)
    if ('error' in body) return c.json(body, 400)
    const { settings } = world
    settings.delayMs = body.value.delay_ms ?? settings.delayMs
    settings.asyncDelayMs = body.value.async_delay_ms ?? settings.asyncDelayMs
    settings.searchDelayMs = body.value.search_delay_ms ?? settings.searchDelayMs
    settings.otherVersions = body.value.other_versions ?? settings.otherVersions
    settings.cardTokens = body.value.card_tokens ?? settings.cardTokens
    settings.keysKeptSeconds = body.value.keys_kept_seconds ?? settings.keysKeptSeconds
    return c.json(settingsOf(world))
  })
  app.post('/faults', async (c) => {
    const body = readFault(await c.req.json().catch(() => null))
    if ('error' in body) return c.json(body, 400)
    world.faults.add(body.rule)
    return c.json(world.faults.list())
  })
}

function accountRoutes(app: Hono, world: World): void {
  app.post('/accounts', async (c) => {
    const body = await read(c.req.raw, NewAccount)
    if ('error' in body) return c.json(body, 400)
    const made = createStandaloneAccount(world, body.value)
    return 'error' in made ? c.json(made, 409) : c.json(made)
  })
  app.patch('/accounts/:id', async (c) => {
    const body = await read(c.req.raw, AccountChange)
    if ('error' in body) return c.json(body, 400)
    const id = c.req.param('id')
    if (!world.store.get('account', id)) return c.json({ error: `no account ${id}` }, 404)
    const { short_balance: shortBalance, raw_card_data: rawCardData, ...change } = body.value
    return c.json(
      world.store.transaction(() => {
        if (shortBalance) setShortBalance(world, id, shortBalance)
        if (rawCardData !== undefined) world.store.update('account', id, {}, { rawCardData })
        const isChanged = Object.values(change).some((value) => value !== undefined)
        return isChanged ? changeAccount(world, { account: id, request: null }, change) : world.store.need('account', id).object
      }),
    )
  })
}
