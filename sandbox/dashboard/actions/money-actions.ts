import type { Hono } from 'hono'
import type { World } from '@/sandbox/core/world'
import { back } from '@/sandbox/dashboard/read-form'
import { viewOf } from '@/sandbox/dashboard/view'
import { failPayout } from '@/sandbox/money/payouts'

/** What a bank does with a payout: the switch of its page. */
export function moneyActions(app: Hono, world: World): void {
  app.post('/dashboard/:account/payouts/:id/fail', (c) => {
    const view = viewOf(world, c.req.param('account'))
    const row = view && world.store.owned('payout', view.account.id, c.req.param('id'))
    if (!view || !row) return c.notFound()
    const failed = world.store.transaction(() => failPayout(world, { account: row.account, request: null }, row, 'account_closed'))
    return back(c, view.at(`/payouts/${row.id}`), failed ? 'The bank has refused it. The money is back in the balance.' : 'It has ended already.')
  })
}
