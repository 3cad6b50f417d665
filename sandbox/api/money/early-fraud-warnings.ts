import { endpoint, pathId } from '@/sandbox/api/endpoint'
import { missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { text } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'

const URL = '/v1/radar/early_fraud_warnings'

export const earlyFraudWarningEndpoints = [
  endpoint('GET', URL, { ...listParams, charge: text(), payment_intent: text() }, (call, params) =>
    page(
      call.world,
      {
        table: 'early_fraud_warning',
        account: call.account,
        url: URL,
        noun: 'early fraud warning',
        where: ({ object }) =>
          (!params.charge || object.charge === params.charge) && (!params.payment_intent || object.payment_intent === params.payment_intent),
      },
      params,
    ),
  ),
  endpoint('GET', `${URL}/:id`, {}, (call) => {
    const row = call.world.store.owned('early_fraud_warning', call.account, pathId(call))
    if (row) return row.object
    throw missing('early fraud warning', pathId(call), 'early_fraud_warning', 404)
  }),
]
