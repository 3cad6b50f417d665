import { Hono } from 'hono'
import { z } from 'zod'
import type { RefundPlan } from '@/sandbox/core/refund-plan'
import type { World } from '@/sandbox/core/world'
import { decideRefund } from '@/sandbox/money/refund-outcomes'
import { planRefund } from '@/sandbox/money/refunds'

/** Why refunds fail [sdk]. */
const FAILURE_REASONS = [
  'expired_or_canceled_card',
  'lost_or_stolen_card',
  'declined',
  'insufficient_funds',
  'merchant_request',
  'charge_for_pending_refund_disputed',
  'unknown',
] as const
const later = z.number().int().min(0).optional()
const Plan = z
  .strictObject({
    charge: z.string(),
    status: z.enum(['succeeded', 'pending', 'requires_action']).default('succeeded'),
    pending_reason: z.enum(['processing', 'insufficient_funds', 'charge_pending']).optional(),
    ends: z.enum(['succeeded', 'failed']).optional(),
    failure_reason: z.enum(FAILURE_REASONS).optional(),
    after_seconds: later,
  })
  .refine((plan) => plan.pending_reason === undefined || plan.status === 'pending', 'pending_reason goes with status "pending"')
  .refine((plan) => plan.failure_reason === undefined || plan.ends === 'failed', 'failure_reason goes with ends "failed"')
const Decision = z.strictObject({
  outcome: z.enum(['succeeded', 'failed']),
  failure_reason: z.enum(FAILURE_REASONS).optional(),
  after_seconds: later,
})

function readPlan(plan: z.infer<typeof Plan>): RefundPlan {
  return {
    begins: plan.status,
    pendingReason: plan.pending_reason,
    ends: plan.ends,
    failureReason: plan.failure_reason,
    afterMs: plan.after_seconds === undefined ? undefined : plan.after_seconds * 1000,
  }
}

/** Lets a refund end later. Inside a transaction. */
function endRefundLater(world: World, refund: { id: string; account: string }, decision: z.infer<typeof Decision>): void {
  const { outcome, failure_reason: reason, after_seconds: seconds = 0 } = decision
  const payload = { account: refund.account, refund: refund.id, outcome, ...(reason && { reason }) }
  world.timers.schedule('refund_outcome', world.clock.nowMs() + seconds * 1000, payload)
}

/** What banks do about refunds, in the control API: how the next one of a charge goes, and how one ends. */
export function refundRoutes(world: World): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const body = Plan.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const { charge } = body.data
    if (!world.store.get('charge', charge)) return c.json({ error: `no charge ${charge}` }, 404)
    world.store.transaction(() => planRefund(world, charge, readPlan(body.data)))
    return c.json(body.data)
  })
  app.post('/:id', async (c) => {
    const body = Decision.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400)
    const row = world.store.get('refund', c.req.param('id'))
    if (!row) return c.json({ error: `no refund ${c.req.param('id')}` }, 404)
    const { outcome, failure_reason: reason, after_seconds: seconds } = body.data
    if (seconds) {
      world.store.transaction(() => endRefundLater(world, row, body.data))
      return c.json(row.object)
    }
    const next = world.store.transaction(() => decideRefund(world, { account: row.account, request: null }, row, outcome, reason))
    return next ? c.json(next.object) : c.json({ error: `A refund with a status of ${row.object.status} cannot end that way any more.` }, 409)
  })
  return app
}
