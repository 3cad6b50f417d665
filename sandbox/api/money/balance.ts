import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { text } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'
import { balanceObject } from '@/sandbox/money/balances'

const listShape = { ...listParams, currency: text(3), payout: text(), source: text(), type: text() }

/** Only what an automatic payout swept up can be listed by it. Throws 400. */
function checkPayout(call: Call, id: string): void {
  const payout = call.world.store.owned('payout', call.account, id)
  if (!payout) throw missing('payout', id, 'payout', 400)
  if (payout.object.reconciliation_status === 'in_progress') {
    const message = `The balance transactions of payout ${id} are not ready yet. Wait for the payout.reconciliation_completed event.`
    throw invalidRequest(message, { code: 'payout_reconciliation_not_ready', param: 'payout' })
  }
  if (payout.object.automatic) return
  throw invalidRequest('Balance transaction history can only be filtered on automatic transfers, not manual.', { param: 'payout' })
}

export const balanceEndpoints = [
  endpoint('GET', '/v1/balance', {}, (call) => balanceObject(call.world, call.account)),
  endpoint('GET', '/v1/balance_transactions', listShape, (call, params) => {
    if (params.payout) checkPayout(call, params.payout)
    return page(
      call.world,
      {
        table: 'balance_transaction',
        account: call.account,
        url: '/v1/balance_transactions',
        noun: 'balance transaction',
        where: ({ object, hidden }) =>
          (!params.currency || object.currency === params.currency.toLowerCase()) &&
          (!params.payout || hidden.payout === params.payout) &&
          (!params.source || object.source === params.source) &&
          (!params.type || object.type === params.type),
      },
      params,
    )
  }),
  endpoint('GET', '/v1/balance_transactions/:id', {}, (call) => {
    const row = call.world.store.owned('balance_transaction', call.account, pathId(call))
    if (!row) throw missing('balance transaction', pathId(call), 'id', 404)
    return present(call.world, 'balance_transaction', row)
  }),
]
