/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { changeAccount } from '@/sandbox/accounts/accounts'
import { statusesOf } from '@/sandbox/accounts/capabilities'
import { deauthorize, registerRedirectUri } from '@/sandbox/accounts/connect'
import { isOneOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { ConnectSettingsPage } from '@/sandbox/dashboard/pages/connect-settings-page'
import { back, type Form, formOf, many, one } from '@/sandbox/dashboard/read-form'
import { sendPage } from '@/sandbox/dashboard/shell'
import { viewOf } from '@/sandbox/dashboard/view'
import { applicationOf, isConnected } from '@/sandbox/keys/auth'
import { keyActions } from './key-actions'
import { moneyActions } from './money-actions'
import { paymentActions } from './payment-actions'
import { toolActions } from './tool-actions'

const STATUSES = ['active', 'inactive', 'pending'] as const

/** The capabilities whose status was chosen anew; the others follow the rest of the form. */
function chosenStatuses(world: World, account: string, form: Form): Record<string, (typeof STATUSES)[number]> {
  const before = Object.entries(statusesOf(world.store.need('account', account).object))
  const chosen = before.map(([name, status]) => [name, status, one(form[`capability-${name}`])] as const)
  return Object.fromEntries(chosen.flatMap(([name, was, now]) => (was !== now && isOneOf(STATUSES, now) ? [[name, now]] : [])))
}

/** What Stripe's own people would do to an account: the switches of its page. */
function accountSwitches(app: Hono, world: World): void {
  app.post('/dashboard/:account/connect/accounts/:id', async (c) => {
    const { account, id } = c.req.param()
    if (!isConnected(world, applicationOf(world, account), id)) return c.notFound()
    const form = await formOf(c)
    const change = {
      charges_enabled: form.charges_enabled !== undefined,
      payouts_enabled: form.payouts_enabled !== undefined,
      currently_due: many(form.currently_due),
      capabilities: chosenStatuses(world, id, form),
      statement_descriptor: one(form.statement_descriptor).slice(0, 22) || undefined,
    }
    world.store.transaction(() => changeAccount(world, { account: id, request: null }, change))
    return back(c, `/dashboard/${account}/connect/accounts/${id}`, 'Saved. account.updated is on its way.')
  })
}

function redirectUris(app: Hono, world: World): void {
  const settings = '/dashboard/:account/connect/settings'
  app.post(`${settings}/add`, async (c) => {
    const view = viewOf(world, c.req.param('account') ?? '')
    const application = view && applicationOf(world, view.account.id)
    if (!view || !application) return c.notFound()
    const uri = one((await formOf(c)).uri).trim()
    if (!URL.canParse(uri) || !/^https?:/.test(uri))
      return sendPage(c, <ConnectSettingsPage view={view} problem="That is not an http or https address." />, 400)
    world.store.transaction(() => registerRedirectUri(world, application, uri))
    return back(c, view.at('/connect/settings'), 'Added.')
  })
  app.post(`${settings}/remove`, async (c) => {
    const view = viewOf(world, c.req.param('account') ?? '')
    const row = view && world.store.get('application', applicationOf(world, view.account.id) ?? '')
    if (!view || !row) return c.notFound()
    const uri = one((await formOf(c)).uri)
    world.store.transaction(() => world.store.update('application', row.id, { redirectUris: row.object.redirectUris.filter((each) => each !== uri) }))
    return back(c, view.at('/connect/settings'), 'Removed.')
  })
}

/** Everything that the dashboard's buttons do. Requests from other sites are refused: any page in the browser could send them. */
export function actionRoutes(world: World): Hono {
  const app = new Hono()
  app.use('/dashboard/*', csrf())
  accountSwitches(app, world)
  redirectUris(app, world)
  keyActions(app, world)
  toolActions(app, world)
  paymentActions(app, world)
  moneyActions(app, world)
  app.post('/dashboard/:account/apps/disconnect', async (c) => {
    const { account } = c.req.param()
    const application = one((await formOf(c)).application)
    const result = world.store.transaction(() => deauthorize(world, { account, request: null }, application))
    if (result !== 'deauthorized') return c.notFound()
    return back(c, `/dashboard/${account}/apps`, 'Disconnected. The platform has been told.')
  })
  app.post('/dashboard/:account/events/:id/resend', async (c) => {
    const { account, id } = c.req.param()
    const wanted = world.store.get('delivery', one((await formOf(c)).delivery))?.object
    if (!viewOf(world, account) || wanted?.event !== id) return c.notFound()
    const delivery = await world.dispatcher.resend(wanted.id)
    if (!delivery) return c.notFound()
    const last = delivery.attempts.at(-1)
    return back(c, `/dashboard/${account}/events/${id}`, `Sent again. The endpoint answered ${last?.status ?? 'nothing'}.`)
  })
  return app
}
