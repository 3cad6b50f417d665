import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { findCharge } from '@/sandbox/api/payments/charges'
import { currency } from '@/sandbox/api/payments/payment-intent-shapes'
import type { Tables } from '@/sandbox/core/tables'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearableText, flag, type Infer, integer, mergeMetadata, metadata, oneOf, required, text } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'
import { sumBalance } from '@/sandbox/money/balances'
import { checkDestination } from '@/sandbox/money/destinations'
import { refundFee } from '@/sandbox/money/fee-refunds'
import { formatAmount } from '@/sandbox/money/money'
import { settle } from '@/sandbox/money/settlement'
import { insertTransfer, reverseTransfer, type TransferRow } from '@/sandbox/money/transfers'

const createShape = {
  amount: required(integer({ min: 1 })),
  currency: required(currency()),
  description: text(),
  destination: required(text()),
  metadata: metadata(),
  source_transaction: text(),
  source_type: oneOf('bank_account', 'card', 'fpx'),
  transfer_group: text(),
}
const reversalShape = { amount: integer({ min: 1 }), description: text(), metadata: metadata(), refund_application_fee: flag() }

function find(call: Call): TransferRow {
  const row = call.world.store.owned('transfer', call.account, pathId(call))
  if (row) return row
  throw missing('transfer', pathId(call), 'transfer', 404)
}

/** The charge whose money is to be moved, settled, with enough of it left [doc separate-charges-and-transfers]. Throws 400. */
function findSource(call: Call, id: string, amount: number, money: string): Tables['charge'] {
  const { world, account } = call
  const charge = settle(world, call, checkPaid(findCharge(world, account, id, 'body')).id, true)
  if (charge.object.currency !== money) {
    const message = `The currency of source_transaction's balance transaction (${charge.object.currency}) must be the same as the transfer currency (${money})`
    throw invalidRequest(message, { param: 'currency' })
  }
  let left = charge.object.amount_captured
  for (const row of world.store.newest('transfer', account, { by: ['source_transaction', id] })) left -= row.object.amount
  if (amount <= left) return charge
  const message =
    `Transfers using this transaction as a source must not exceed the source amount of ${formatAmount(charge.object.amount_captured, money)}. ` +
    `(Note: this transaction already has transfers that add up to ${formatAmount(charge.object.amount_captured - left, money)}.)`
  throw invalidRequest(message, { param: 'amount' })
}

function checkPaid(charge: Tables['charge']): Tables['charge'] {
  if (charge.object.captured && charge.object.paid) return charge
  throw invalidRequest(`The charge ${charge.id} has not been captured and cannot be the source of a transfer.`, { param: 'source_transaction' })
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const { world, account } = call
  checkDestination(world, account, params.destination, 'destination')
  const source = params.source_transaction ? findSource(call, params.source_transaction, params.amount, params.currency) : null
  const isCard = (params.source_type ?? 'card') === 'card'
  const available = isCard ? (sumBalance(world, account).get(params.currency)?.available ?? 0) : 0
  if (!source && params.amount > available) {
    const message =
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the ' +
      '4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance'
    throw invalidRequest(message, { code: 'balance_insufficient' })
  }
  const { row } = insertTransfer(world, call, {
    account,
    destination: params.destination,
    amount: params.amount,
    currency: params.currency,
    source,
    fee: null,
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    group: params.transfer_group ?? (source ? (source.object.transfer_group ?? `group_${source.object.payment_intent}`) : null),
  })
  return present(world, 'transfer', row)
}

function update(call: Call, params: { description?: string | null; metadata?: Record<string, string> | null }): unknown {
  const { id, object: before } = find(call)
  const row = call.world.store.update('transfer', id, {
    description: params.description === undefined ? before.description : params.description,
    metadata: mergeMetadata(before.metadata, params.metadata),
  })
  emit(call.world, call, 'transfer.updated', row, 'transfer', { description: before.description, metadata: before.metadata })
  return present(call.world, 'transfer', row)
}

function refundShare(call: Call, transfer: TransferRow, amount: number): void {
  const payment = call.world.store.get('charge', String(transfer.object.destination_payment))
  const fee = call.world.store.get('application_fee', String(payment?.object.application_fee))
  if (!fee) throw invalidRequest(`Transfer ${transfer.id} has no application fee to refund.`, { param: 'refund_application_fee' })
  const left = fee.object.amount - fee.object.amount_refunded
  const isLast = transfer.object.amount_reversed + amount >= transfer.object.amount
  const share = isLast ? left : Math.min(left, Math.round((fee.object.amount * amount) / transfer.object.amount))
  if (share > 0) refundFee(call.world, call, fee.id, share, {})
}

function reverse(call: Call, params: Infer<typeof reversalShape>): unknown {
  const transfer = find(call)
  const { amount: whole, amount_reversed: before, currency: money, destination } = transfer.object
  const left = whole - before
  if (left === 0) throw invalidRequest(`Transfer ${transfer.id} is already fully reversed.`, { param: 'id' })
  const amount = params.amount ?? left
  if (amount > left) {
    const message = `The amount you are trying to reverse (${formatAmount(amount, money)}) is greater than the unreversed amount on the transfer (${formatAmount(left, money)}).`
    throw invalidRequest(message, { param: 'amount' })
  }
  const sum = sumBalance(call.world, String(destination)).get(money)
  if (amount > (sum?.available ?? 0) + Math.max(0, sum?.pending ?? 0)) {
    const message = 'The recipient of this transfer does not have sufficient funds in their Stripe balance to reverse this amount.'
    throw invalidRequest(message, { code: 'insufficient_funds' })
  }
  if (params.refund_application_fee) refundShare(call, transfer, amount)
  const facts = { amount, metadata: mergeMetadata({}, params.metadata), refund: null, description: params.description }
  return reverseTransfer(call.world, call, transfer, facts).object
}

function findReversal(call: Call): Tables['transfer_reversal'] {
  const row = call.world.store.owned('transfer_reversal', call.account, pathId(call, 'reversal'))
  if (row?.object.transfer === pathId(call)) return row
  throw missing('transfer reversal', pathId(call, 'reversal'), 'id', 404)
}

const listShape = { ...listParams, destination: text(), transfer_group: text() }

export const transferEndpoints = [
  endpoint('POST', '/v1/transfers', createShape, create),
  endpoint('GET', '/v1/transfers', listShape, (call, params) => {
    const where = ({ object }: TransferRow) =>
      (!params.destination || object.destination === params.destination) &&
      (!params.transfer_group || object.transfer_group === params.transfer_group)
    return page(call.world, { table: 'transfer', account: call.account, url: '/v1/transfers', noun: 'transfer', where }, params)
  }),
  endpoint('GET', '/v1/transfers/:id', {}, (call) => present(call.world, 'transfer', find(call))),
  endpoint('POST', '/v1/transfers/:id', { description: clearableText(), metadata: metadata() }, update),
  endpoint('POST', '/v1/transfers/:id/reversals', reversalShape, reverse),
  endpoint('GET', '/v1/transfers/:id/reversals', listParams, (call, params) => {
    const transfer = find(call)
    const url = `/v1/transfers/${transfer.id}/reversals`
    return page(
      call.world,
      { table: 'transfer_reversal', account: call.account, url, noun: 'transfer reversal', by: { transfer: transfer.id } },
      params,
    )
  }),
  endpoint('GET', '/v1/transfers/:id/reversals/:reversal', {}, (call) => findReversal(call).object),
  endpoint('POST', '/v1/transfers/:id/reversals/:reversal', { metadata: metadata() }, (call, params) => {
    const { id, object: before } = findReversal(call)
    return call.world.store.update('transfer_reversal', id, { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) }).object
  }),
]
