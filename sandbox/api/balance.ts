import { balanceObject } from '@/sandbox/balances'
import { missing } from '@/sandbox/errors'
import { page } from '@/sandbox/pagination'
import { text } from '@/sandbox/params'
import { present } from '@/sandbox/present'
import { listParams } from '@/sandbox/shapes'
import { endpoint, pathId } from './endpoint'

const listShape = { ...listParams, currency: text(3), payout: text(), source: text(), type: text() }

export const balanceEndpoints = [
  endpoint('GET', '/v1/balance', {}, (call) => balanceObject(call.world, call.account)),
  endpoint('GET', '/v1/balance_transactions', listShape, (call, params) =>
    page(
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
    ),
  ),
  endpoint('GET', '/v1/balance_transactions/:id', {}, (call) => {
    const row = call.world.store.owned('balance_transaction', call.account, pathId(call))
    if (!row) throw missing('balance transaction', pathId(call), 'id', 404)
    return present(call.world, 'balance_transaction', row)
  }),
]
