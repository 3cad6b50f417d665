import { Hono } from 'hono'
import { z } from 'zod'
import type { World } from '@/sandbox/core/world'
import { insertForeignCharge } from '@/sandbox/money/foreign-charges'
import { insertTransaction } from '@/sandbox/money/ledger'
import { failPayout, insertPayout, type PayoutRow } from '@/sandbox/money/payouts'
import { payoutDestination } from '@/sandbox/payments/bank/bank-accounts'

const amount = z.number().int().min(1)
const common = { account: z.string(), currency: z.string().length(3).default('usd'), description: z.string().optional() }
const Activity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('charge'), amount, ...common }),
  z.strictObject({ kind: z.literal('payout'), amount, ...common }),
  z.strictObject({ kind: z.enum(['adjustment', 'reserve']), amount: z.number().int(), ...common }),
  z.strictObject({ kind: z.enum(['network_cost', 'tax']), amount, ...common }),
])
const Failure = z.strictObject({
  outcome: z.literal('failed'),
  failure_code: z.enum(['account_closed', 'no_account', 'debit_not_authorized']).optional(),
})

/**
 * What Stripe books by itself, about no payment. A reserve is held (above nought) or released; network costs and the tax on fees are what an account with itemized
 * prices pays [doc reports/reporting-categories, sdk].
 */
const BOOKINGS = {
  adjustment: (money: number) => ({ amount: money, type: 'adjustment' as const, category: 'other_adjustment' }),
  reserve: (money: number) => ({
    amount: -money,
    type: money > 0 ? ('reserve_hold' as const) : ('reserve_release' as const),
    category: 'risk_reserved_funds',
    availableAtOnce: true,
  }),
  network_cost: (money: number) => ({ amount: -money, type: 'stripe_fee' as const, category: 'network_cost' }),
  tax: (money: number) => ({ amount: -money, type: 'tax_fee' as const, category: 'tax' }),
}

/** A payout that the account makes by itself; null where it has no bank account for the currency. Inside a transaction. */
function payOut(world: World, facts: { account: string; amount: number; currency: string; description?: string }): PayoutRow | null {
  const destination = payoutDestination(world, facts.account, facts.currency)
  if (!destination) return null
  const { account, amount: money, currency, description = null } = facts
  const how = { automatic: false, method: 'standard' as const, statementDescriptor: null, metadata: {} }
  return insertPayout(world, { account, request: null }, { account, amount: money, currency, destination, description, ...how })
}

/** What an account does at Stripe without the platform, in the control API: it charges, is paid out, or its balance is adjusted. */
export function activityRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/activity', async (c) => {
    const body = Activity.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const { kind, account, amount: money, currency, description = null } = body.data
    if (!world.store.get('account', account)) return c.json({ error: `no account ${account}` }, 404)
    return world.store.transaction(() => {
      if (kind === 'charge') return c.json(insertForeignCharge(world, { account, amount: money, currency, description }).object)
      if (kind !== 'payout') {
        const facts = { account, currency, description, source: null, ...BOOKINGS[kind](money) }
        return c.json(world.store.need('balance_transaction', insertTransaction(world, facts)).object)
      }
      const row = payOut(world, body.data)
      return row ? c.json(row.object) : c.json({ error: `${account} has no bank account for ${currency}` }, 409)
    })
  })
  app.post('/payouts/:id', async (c) => {
    const body = Failure.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const row = world.store.get('payout', c.req.param('id'))
    if (!row) return c.json({ error: `no payout ${c.req.param('id')}` }, 404)
    const scope = { account: row.account, request: null }
    const failed = world.store.transaction(() => failPayout(world, scope, row, body.data.failure_code ?? 'account_closed'))
    return failed ? c.json(failed.object) : c.json({ error: `A payout with a status of ${row.object.status} cannot fail.` }, 409)
  })
  return app
}
