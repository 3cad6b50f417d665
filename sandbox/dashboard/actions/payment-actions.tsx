/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono'
import type Stripe from 'stripe'
import type { RefundPlan } from '@/sandbox/core/refund-plan'
import { keysOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { idOf, minorOf, money, plain } from '@/sandbox/dashboard/format'
import { DisputePage } from '@/sandbox/dashboard/pages/disputes-page'
import { PaymentPage } from '@/sandbox/dashboard/pages/payment-page'
import { back, type Form, formOf, one } from '@/sandbox/dashboard/read-form'
import type { OUTCOMES } from '@/sandbox/dashboard/refund-section'
import { sendPage } from '@/sandbox/dashboard/shell'
import { type View, viewOf } from '@/sandbox/dashboard/view'
import { TEST_DISPUTES } from '@/sandbox/disputes/dispute-objects'
import { answerDispute, concedeDispute, type DisputeRow, decideDispute, openDispute, VERDICTS } from '@/sandbox/disputes/disputes'
import type { Scope } from '@/sandbox/events/events'
import { ApiError } from '@/sandbox/http/errors'
import { cancelRefund, decideRefund } from '@/sandbox/money/refund-outcomes'
import { planRefund, refundCharge } from '@/sandbox/money/refunds'
import { capturePayment } from '@/sandbox/payments/holds'

const DAY_MS = 86_400_000
const MOST_TEXT = 20_000
const NO_AMOUNT = 'Enter an amount above zero, such as 12.50.'

/** Does something in one transaction; a refusal of Stripe's comes back as its sentence. */
function attempt<T>(world: World, work: () => T): T | { refused: string } {
  try {
    return world.store.transaction(work)
  } catch (error) {
    if (error instanceof ApiError) return { refused: error.message }
    throw error
  }
}

const isRefused = (result: unknown): result is { refused: string } => typeof result === 'object' && result !== null && 'refused' in result
const scopeOf = (view: View): Scope => ({ account: view.account.id, request: null })

/** What the form's test switch means for the refund. */
function planOf(form: Form): RefundPlan | null {
  const plans: Record<keyof typeof OUTCOMES, RefundPlan | null> = {
    succeeds: null,
    fails_later: { begins: 'succeeded', ends: 'failed', afterMs: Math.max(0, Number(one(form.days)) || 0) * DAY_MS },
    stays_pending: { begins: 'pending' },
    requires_action: { begins: 'requires_action' },
  }
  const chosen = keysOf(plans).find((each) => each === one(form.outcome))
  return chosen ? plans[chosen] : null
}

function paymentOf(world: World, account: string, id: string): { view: View; intent: Stripe.PaymentIntent; charge: string } | null {
  const view = viewOf(world, account)
  const intent = world.store.owned('payment_intent', account, id)?.object
  const charge = idOf(intent?.latest_charge)
  return view && intent && charge ? { view, intent, charge } : null
}

function captures(app: Hono, world: World): void {
  app.post('/dashboard/:account/payments/:id/capture', async (c) => {
    const view = viewOf(world, c.req.param('account'))
    const row = view && world.store.owned('payment_intent', view.account.id, c.req.param('id'))
    if (!view || !row) return c.notFound()
    const amount = minorOf(one((await formOf(c)).amount), row.object.currency)
    const refused = (problem: string) => sendPage(c, <PaymentPage view={view} intent={row.object} problem={problem} />, 400)
    if (amount === null || amount < 1) return refused(NO_AMOUNT)
    const result = attempt(world, () => capturePayment(world, scopeOf(view), row, { amount, metadata: row.object.metadata }))
    if (isRefused(result)) return refused(result.refused)
    return back(c, view.at(`/payments/${row.id}`), `${money(amount, row.object.currency)} is captured.`)
  })
}

function refunds(app: Hono, world: World): void {
  app.post('/dashboard/:account/payments/:id/refund', async (c) => {
    const found = paymentOf(world, c.req.param('account'), c.req.param('id'))
    if (!found) return c.notFound()
    const { view, intent, charge } = found
    const form = await formOf(c)
    const amount = minorOf(one(form.amount), intent.currency)
    const refused = (problem: string) => sendPage(c, <PaymentPage view={view} intent={intent} problem={problem} />, 400)
    if (amount === null || amount < 1) return refused(NO_AMOUNT)
    const reason = one(form.reason) || null
    const plan = planOf(form)
    const result = attempt(world, () => {
      if (plan) planRefund(world, charge, plan)
      const facts = { amount, reason, metadata: {}, refundApplicationFee: false, reverseTransfer: false }
      return refundCharge(world, scopeOf(view), world.store.need('charge', charge), facts)
    })
    if (isRefused(result)) return refused(result.refused)
    return back(c, view.at(`/payments/${intent.id}`), `Refunded. The refund is: ${plain(result.object.status ?? '')}.`)
  })
  app.post('/dashboard/:account/payments/:id/refunds/:refund', async (c) => {
    const found = paymentOf(world, c.req.param('account'), c.req.param('id'))
    const row = found && world.store.owned('refund', found.view.account.id, c.req.param('refund'))
    if (!found || !row) return c.notFound()
    const outcome = one((await formOf(c)).outcome)
    const scope = scopeOf(found.view)
    const next = world.store.transaction(() => {
      if (outcome === 'canceled') return row.object.status === 'requires_action' ? cancelRefund(world, scope, row) : null
      return outcome === 'succeeded' || outcome === 'failed' ? decideRefund(world, scope, row, outcome) : null
    })
    const notice = next ? `The refund is now: ${plain(next.object.status ?? '')}.` : 'This refund cannot end that way any more.'
    return back(c, found.view.at(`/payments/${found.intent.id}`), notice)
  })
}

function disputes(app: Hono, world: World): void {
  app.post('/dashboard/:account/payments/:id/dispute', async (c) => {
    const found = paymentOf(world, c.req.param('account'), c.req.param('id'))
    const pressed = one((await formOf(c)).kind)
    const kind = keysOf(TEST_DISPUTES).find((each) => each === pressed)
    if (!found || !kind) return c.notFound()
    const row = world.store.transaction(() => openDispute(world, scopeOf(found.view), found.charge, TEST_DISPUTES[kind]))
    if (row) return back(c, found.view.at(`/disputes/${row.id}`), 'The bank has opened a dispute.')
    return back(c, found.view.at(`/payments/${found.intent.id}`), 'Nothing of this payment can be disputed.')
  })
  app.post('/dashboard/:account/disputes/:id', async (c) => {
    const { account, id } = c.req.param()
    const pressed = one((await formOf(c)).verdict)
    const verdict = VERDICTS.find((each) => each === pressed)
    if (!verdict || !world.store.owned('dispute', account, id)) return c.notFound()
    const row = world.store.transaction(() => decideDispute(world, { account, request: null }, id, verdict))
    const notice = row ? `The bank has decided. The dispute is now: ${plain(row.object.status)}.` : 'This dispute cannot end that way any more.'
    return back(c, `/dashboard/${account}/disputes/${id}`, notice)
  })
}

/** What the account itself says about a dispute. */
function answers(app: Hono, world: World): void {
  const answer = (path: string, said: string, work: (scope: Scope, row: DisputeRow, text: string) => DisputeRow) =>
    app.post(`/dashboard/:account/disputes/:id/${path}`, async (c) => {
      const view = viewOf(world, c.req.param('account') ?? '')
      const row = view && world.store.owned('dispute', view.account.id, c.req.param('id') ?? '')
      if (!view || !row) return c.notFound()
      const text = one((await formOf(c)).text)
        .trim()
        .slice(0, MOST_TEXT)
      const result = attempt(world, () => work(scopeOf(view), row, text))
      if (isRefused(result)) return sendPage(c, <DisputePage view={view} row={row} problem={result.refused} />, 400)
      return back(c, view.at(`/disputes/${row.id}`), said)
    })
  answer('submit', 'The evidence is with the bank.', (scope, row, text) => {
    const evidence = text === '' ? undefined : { uncategorized_text: text }
    return answerDispute(world, scope, row, { evidence, metadata: row.object.metadata, submit: true })
  })
  answer('accept', 'The dispute is accepted.', (scope, row) => concedeDispute(world, scope, row))
}

/** What the buttons of payments, captures, refunds and disputes do. */
export function paymentActions(app: Hono, world: World): void {
  captures(app, world)
  refunds(app, world)
  disputes(app, world)
  answers(app, world)
}
