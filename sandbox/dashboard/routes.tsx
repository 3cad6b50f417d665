/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { PLATFORM, type World } from '@/sandbox/core/world'
import { actionRoutes } from '@/sandbox/dashboard/actions/action-routes'
import { AccountPage, AccountsPage, AppsPage } from '@/sandbox/dashboard/pages/accounts-page'
import { BalancePage } from '@/sandbox/dashboard/pages/balance-page'
import { ClockPage } from '@/sandbox/dashboard/pages/clock-page'
import { ConnectSettingsPage } from '@/sandbox/dashboard/pages/connect-settings-page'
import { CustomerPage, CustomersPage } from '@/sandbox/dashboard/pages/customers-page'
import { DisputePage, DisputesPage } from '@/sandbox/dashboard/pages/disputes-page'
import { EventPage, EventsPage } from '@/sandbox/dashboard/pages/events-page'
import { FaultsPage } from '@/sandbox/dashboard/pages/faults-page'
import { FeesPage } from '@/sandbox/dashboard/pages/fees-page'
import { HomePage } from '@/sandbox/dashboard/pages/home-page'
import { KeysPage } from '@/sandbox/dashboard/pages/keys-page'
import { LogsPage } from '@/sandbox/dashboard/pages/logs-page'
import { PaymentPage } from '@/sandbox/dashboard/pages/payment-page'
import { PaymentsPage } from '@/sandbox/dashboard/pages/payments-page'
import { PayoutPage, PayoutsPage } from '@/sandbox/dashboard/pages/payouts-page'
import { TransferPage, TransfersPage } from '@/sandbox/dashboard/pages/transfers-page'
import { WebhooksPage } from '@/sandbox/dashboard/pages/webhooks-page'
import { readAsset } from '@/sandbox/js/read-asset'
import { applicationOf } from '@/sandbox/keys/auth'
import type { Chosen } from './filters'
import { findPage } from './find-page'
import { Document, STYLES, sendPage } from './shell'
import { type View, viewOf } from './view'

type Ask = { view: View; id: string; after?: string; notice?: string; focus?: string; chosen: Chosen }

/** Every page by its address below the account; null means that there is nothing at this address. */
const PAGES: Record<string, (ask: Ask) => unknown> = {
  '': ({ view }) => <HomePage view={view} />,
  '/payments': (ask) => <PaymentsPage view={ask.view} chosen={ask.chosen} />,
  '/payments/:id': ({ view, id, notice }) => {
    const row = view.world.store.owned('payment_intent', view.account.id, id)
    return row ? <PaymentPage view={view} intent={row.object} notice={notice} /> : null
  },
  '/customers': (ask) => <CustomersPage view={ask.view} after={ask.after} />,
  '/customers/:id': ({ view, id, notice }) => {
    const row = view.world.store.owned('customer', view.account.id, id)
    return row ? <CustomerPage view={view} customer={row.object} notice={notice} /> : null
  },
  '/balance': (ask) => <BalancePage view={ask.view} after={ask.after} />,
  '/disputes': (ask) => <DisputesPage view={ask.view} chosen={ask.chosen} />,
  '/disputes/:id': ({ view, id, notice }) => {
    const row = view.world.store.owned('dispute', view.account.id, id)
    return row ? <DisputePage view={view} row={row} notice={notice} /> : null
  },
  '/payouts': (ask) => <PayoutsPage view={ask.view} chosen={ask.chosen} />,
  '/payouts/:id': ({ view, id }) => {
    const row = view.world.store.owned('payout', view.account.id, id)
    return row ? <PayoutPage view={view} payout={row.object} /> : null
  },
  '/transfers': (ask) => (ask.view.isPlatform ? <TransfersPage view={ask.view} chosen={ask.chosen} /> : null),
  '/transfers/:id': ({ view, id }) => {
    const row = view.world.store.owned('transfer', view.account.id, id)
    return row ? <TransferPage view={view} row={row} /> : null
  },
  '/clock': ({ view, notice }) => <ClockPage view={view} notice={notice} />,
  '/faults': ({ view, notice }) => <FaultsPage view={view} notice={notice} />,
  '/fees': (ask) => (ask.view.isPlatform ? <FeesPage view={ask.view} chosen={ask.chosen} /> : null),
  '/connect/accounts': ({ view }) => (view.isPlatform ? <AccountsPage view={view} /> : null),
  '/connect/accounts/:id': ({ view, id, notice }) => {
    const application = applicationOf(view.world, view.account.id)
    const account = view.world.store.get('account', id)?.object
    return application && account ? <AccountPage view={view} account={account} application={application} notice={notice} /> : null
  },
  '/connect/settings': ({ view, notice }) => (view.isPlatform ? <ConnectSettingsPage view={view} notice={notice} /> : null),
  '/apps': ({ view, notice }) => <AppsPage view={view} notice={notice} />,
  '/events': (ask) => <EventsPage view={ask.view} after={ask.after} />,
  '/events/:id': ({ view, id, notice }) => {
    const row = view.world.store.owned('event', view.account.id, id)
    return row ? <EventPage view={view} event={row.object} notice={notice} /> : null
  },
  '/webhooks': (ask) => <WebhooksPage view={ask.view} after={ask.after} notice={ask.notice} />,
  '/keys': ({ view, notice, focus }) => <KeysPage view={view} notice={notice} focus={focus} />,
  '/logs': ({ view, focus }) => <LogsPage view={view} focus={focus} />,
}

function nothing(c: Context): Response | Promise<Response> {
  const body = (
    <Document title="Nothing here – Local Stripe">
      <main class="center">
        <h1>Nothing here</h1>
        <p class="lead">There is no such account or object.</p>
        <a class="button" href="/dashboard">
          To the dashboard
        </a>
      </main>
    </Document>
  )
  return sendPage(c, body, 404)
}

/** The dashboard: pages of one account each, plain HTML that reads without any script. */
export function dashboardRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/dashboard', (c) => c.redirect(`/dashboard/${PLATFORM.accountId}`))
  for (const name of STYLES) {
    const headers = { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }
    app.get(`/dashboard/${name}.css`, (c) => c.body(readAsset(`dashboard/styles/${name}.css`), 200, headers))
  }
  app.route('/', actionRoutes(world))
  app.get('/dashboard/:account/search', (c) => {
    const found = findPage(world, c.req.param('account'), c.req.query('q') ?? '')
    return found ? c.redirect(found) : nothing(c)
  })
  for (const [path, page] of Object.entries(PAGES)) {
    app.get(`/dashboard/:account${path}`, (c) => {
      const params: Record<string, string> = c.req.param()
      const view = viewOf(world, params.account ?? '')
      const ask = {
        id: params.id ?? '',
        after: c.req.query('after'),
        notice: c.req.query('notice'),
        focus: c.req.query('object'),
        chosen: c.req.query(),
      }
      const body = view ? page({ view, ...ask }) : null
      return body ? sendPage(c, body) : nothing(c)
    })
  }
  app.all('/dashboard/*', nothing)
  return app
}
