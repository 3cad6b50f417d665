import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { currency } from '@/sandbox/api/payments/payment-intent-shapes'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { inRange, page } from '@/sandbox/http/pagination'
import { clearableText, type Infer, integer, mergeMetadata, metadata, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { instantOf, sumBalance } from '@/sandbox/money/balances'
import { cancelPayout, insertPayout, type PayoutRow, reversePayout } from '@/sandbox/money/payouts'
import { type BankAccountRow, payoutDestination } from '@/sandbox/payments/bank/bank-accounts'

const createShape = {
  amount: required(integer({ min: 1 })),
  currency: required(currency()),
  description: text(),
  destination: text(),
  metadata: metadata(),
  method: oneOf('instant', 'standard'),
  payout_method: unsupported(),
  source_type: oneOf('bank_account', 'card', 'fpx'),
  statement_descriptor: clearableText(22),
}

function find(call: Call): PayoutRow {
  const row = call.world.store.owned('payout', call.account, pathId(call))
  if (row) return row
  throw missing('payout', pathId(call), 'payout', 404)
}

function chooseDestination(call: Call, wanted: string | undefined, money: string): BankAccountRow {
  const row = wanted ? call.world.store.owned('external_account', call.account, wanted) : payoutDestination(call.world, call.account, money)
  if (!row && wanted) throw missing('external account', wanted, 'destination', 400)
  if (row && row.object.currency !== money) {
    throw invalidRequest(`The external account ${row.id} takes ${row.object.currency}, not ${money}.`, { param: 'destination' })
  }
  if (row && row.object.status !== 'errored') return row
  throw invalidRequest(`Sorry, you don't have any external accounts in that currency (${money}).`, { param: 'currency' })
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const { world, account } = call
  if (!world.store.get('account', account)?.object.payouts_enabled) {
    const message = 'Your account does not have the ability to make payouts yet, or payouts have been disabled on it.'
    throw invalidRequest(message, { code: 'payouts_not_allowed' })
  }
  const destination = chooseDestination(call, params.destination, params.currency)
  const method = params.method ?? 'standard'
  if (method === 'instant' && !destination.object.available_payout_methods?.includes('instant')) {
    const message = `The external account ${destination.id} does not support instant payouts.`
    throw invalidRequest(message, { code: 'instant_payouts_unsupported', param: 'method' })
  }
  const source = params.source_type ?? 'card'
  const sum = sumBalance(world, account).get(params.currency)
  const usable = method === 'instant' ? instantOf(sum) : (sum?.available ?? 0)
  const available = source === 'card' ? usable : 0
  if (params.amount > available) {
    const message =
      'You have insufficient funds in your Stripe account. One likely reason you have insufficient funds is that your funds are automatically being ' +
      'paid out; try enabling manual payouts by going to https://dashboard.stripe.com/account/payouts.'
    throw invalidRequest(message, { code: 'balance_insufficient' })
  }
  return insertPayout(world, call, {
    account,
    amount: params.amount,
    currency: params.currency,
    destination,
    automatic: false,
    method,
    description: params.description ?? null,
    statementDescriptor: params.statement_descriptor ?? null,
    metadata: mergeMetadata({}, params.metadata),
  }).object
}

function update(call: Call, params: { metadata?: Record<string, string> | null }): unknown {
  const { id, object: before } = find(call)
  const row = call.world.store.update('payout', id, { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) })
  emit(call.world, call, 'payout.updated', row, 'payout', { metadata: before.metadata })
  return row.object
}

const listShape = {
  ...listParams,
  arrival_date: listParams.created,
  destination: text(),
  status: oneOf('canceled', 'failed', 'in_transit', 'paid', 'pending'),
}

export const payoutEndpoints = [
  endpoint('POST', '/v1/payouts', createShape, create),
  endpoint('GET', '/v1/payouts', listShape, (call, params) =>
    page(
      call.world,
      {
        table: 'payout',
        account: call.account,
        url: '/v1/payouts',
        noun: 'payout',
        where: ({ object }) =>
          inRange(object.arrival_date, params.arrival_date) &&
          (!params.destination || object.destination === params.destination) &&
          (!params.status || object.status === params.status),
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/payouts/:id', {}, (call) => find(call).object),
  endpoint('POST', '/v1/payouts/:id', { metadata: metadata() }, update),
  endpoint('POST', '/v1/payouts/:id/cancel', {}, (call) => cancelPayout(call.world, call, find(call)).object),
  endpoint(
    'POST',
    '/v1/payouts/:id/reverse',
    { metadata: metadata() },
    (call, params) => reversePayout(call.world, call, find(call), mergeMetadata({}, params.metadata), call.application !== null).object,
  ),
]
