/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono'
import { readDeliveryRules } from '@/sandbox/control/deliveries'
import { advanceWorld } from '@/sandbox/core/advance'
import { readFault } from '@/sandbox/core/fault-rules'
import type { World } from '@/sandbox/core/world'
import { idOf } from '@/sandbox/dashboard/format'
import { ClockPage, UNITS } from '@/sandbox/dashboard/pages/clock-page'
import { CustomerPage } from '@/sandbox/dashboard/pages/customers-page'
import { FaultsPage } from '@/sandbox/dashboard/pages/faults-page'
import { back, formOf, one } from '@/sandbox/dashboard/read-form'
import { sendPage } from '@/sandbox/dashboard/shell'
import { viewOf } from '@/sandbox/dashboard/view'
import { ApiError } from '@/sandbox/http/errors'
import { renewCard } from '@/sandbox/payments/renewals'

const MOST_SECONDS = 100 * 366 * 86_400

function renewals(app: Hono, world: World): void {
  app.post('/dashboard/:account/customers/:id/renew', async (c) => {
    const { account, id } = c.req.param()
    const view = viewOf(world, account)
    const customer = world.store.owned('customer', account, id)?.object
    const form = await formOf(c)
    const row = world.store.owned('payment_method', account, one(form.method))
    if (!view || !customer || !row || idOf(row.object.customer) !== id) return c.notFound()
    const renewal = { exp_month: Number(one(form.exp_month)), exp_year: Number(one(form.exp_year)), card: one(form.card) || undefined }
    const refused = (problem: string) => sendPage(c, <CustomerPage view={view} customer={customer} problem={problem} />, 400)
    try {
      const renewed = world.store.transaction(() => renewCard(world, row, renewal))
      if (!renewed) return refused('Only a card can be renewed, and only by a test card.')
    } catch (error) {
      if (error instanceof ApiError) return refused(`The card was not renewed: ${error.message}`)
      throw error
    }
    return back(c, view.at(`/customers/${id}`), 'Renewed. payment_method.automatically_updated is on its way.')
  })
}

function clock(app: Hono, world: World): void {
  app.post('/dashboard/:account/clock', async (c) => {
    const view = viewOf(world, c.req.param('account'))
    if (!view) return c.notFound()
    const form = await formOf(c)
    const amount = Number(one(form.amount))
    const seconds = amount * (UNITS[one(form.unit)] ?? 0)
    if (!Number.isInteger(amount) || seconds < 1 || seconds > MOST_SECONDS)
      return sendPage(c, <ClockPage view={view} problem="Choose how far: a whole number of at least 1, and at most a hundred years." />, 400)
    const moved = await advanceWorld(world, world.clock.nowMs() + seconds * 1000)
    if ('error' in moved) return sendPage(c, <ClockPage view={view} problem={moved.error} />, moved.busy ? 409 : 400)
    return back(c, view.at('/clock'), `Time has moved. ${moved.fired === 1 ? 'One thing was' : `${moved.fired} things were`} due and done.`)
  })
}

function faults(app: Hono, world: World): void {
  app.post('/dashboard/:account/faults', async (c) => {
    const view = viewOf(world, c.req.param('account'))
    if (!view) return c.notFound()
    const form = await formOf(c)
    const number = (name: string, otherwise: number) => (one(form[name]).trim() === '' ? otherwise : Number(one(form[name])))
    const read = readFault({
      method: one(form.method),
      path: one(form.path),
      account: one(form.account).trim() || null,
      nth: number('nth', 1),
      times: number('times', 1),
      action: one(form.action),
      ms: number('ms', 0),
    })
    if ('error' in read) return sendPage(c, <FaultsPage view={view} problem={`This rule was not added: ${read.error}`} />, 400)
    world.faults.add(read.rule)
    return back(c, view.at('/faults'), 'Added.')
  })
  app.post('/dashboard/:account/faults/clear', (c) => {
    const view = viewOf(world, c.req.param('account'))
    if (!view) return c.notFound()
    world.faults.clear()
    return back(c, view.at('/faults'), 'Every rule is gone.')
  })
}

function deliveries(app: Hono, world: World): void {
  const path = '/dashboard/:account/faults/deliveries'
  app.post(path, async (c) => {
    const view = viewOf(world, c.req.param('account') ?? '')
    if (!view) return c.notFound()
    const form = await formOf(c)
    const number = (name: string, per = 1) => (one(form[name]).trim() === '' ? undefined : Number(one(form[name])) / per)
    const read = readDeliveryRules({
      dropped: number('dropped', 100),
      doubled: number('doubled', 100),
      delay_ms: number('delay_ms'),
      shuffle_ms: number('shuffle_ms'),
      seed: number('seed'),
    })
    if ('error' in read) return sendPage(c, <FaultsPage view={view} deliveryProblem={`Nothing was changed: ${read.error}`} />, 400)
    world.deliveries.set(read.change)
    return back(c, view.at('/faults'), 'Set. It holds for what happens from now on.')
  })
  app.post(`${path}/reset`, (c) => {
    const view = viewOf(world, c.req.param('account') ?? '')
    if (!view) return c.notFound()
    world.deliveries.reset()
    return back(c, view.at('/faults'), 'Webhooks are delivered as usual.')
  })
  app.post(`${path}/resend`, async (c) => {
    const view = viewOf(world, c.req.param('account') ?? '')
    if (!view) return c.notFound()
    const sent = await world.dispatcher.resendLost()
    const taken = sent.filter((each) => each.state === 'succeeded').length
    return back(c, view.at('/faults'), sent.length === 0 ? 'Nothing was lost.' : `Sent again: ${sent.length}, of which ${taken} arrived.`)
  })
}

/** What the buttons of clock, faults and renewed cards do. Time and faults are the whole world's, whichever account is looked at. */
export function toolActions(app: Hono, world: World): void {
  renewals(app, world)
  clock(app, world)
  faults(app, world)
  deliveries(app, world)
}
