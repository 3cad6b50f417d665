import type { TableName } from '@/sandbox/core/tables'
import { isHash } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { sourcesOf, sourceView } from '@/sandbox/payments/card-sources'
import { invalidRequest } from './errors'
import { inlineList, present } from './present'

const TABLE_OF_PREFIX: Record<string, TableName> = {
  acct: 'account',
  file: 'file',
  person: 'person',
  price: 'price',
  prod: 'product',
  ba: 'external_account',
  ca: 'application',
  card: 'payment_method',
  ch: 'charge',
  cus: 'customer',
  du: 'dispute',
  fee: 'application_fee',
  fr: 'fee_refund',
  issfr: 'early_fraud_warning',
  mandate: 'mandate',
  pi: 'payment_intent',
  pm: 'payment_method',
  po: 'payout',
  py: 'charge',
  pyr: 'refund',
  re: 'refund',
  seti: 'setup_intent',
  setatt: 'setup_attempt',
  tr: 'transfer',
  trr: 'transfer_reversal',
  txn: 'balance_transaction',
}

/** Fields that hold an id which can be expanded, by the object's type, as the SDK's declarations give them. */
const EXPANDABLE: Record<string, string[]> = {
  application_fee: ['account', 'application', 'balance_transaction', 'charge', 'originating_transaction'],
  balance_transaction: ['source'],
  charge: [
    'application',
    'application_fee',
    'balance_transaction',
    'customer',
    'failure_balance_transaction',
    'on_behalf_of',
    'payment_intent',
    'review',
    'source_transfer',
    'transfer',
  ],
  confirmation_token: [],
  customer: ['default_source', 'test_clock'],
  dispute: ['charge', 'payment_intent'],
  fee_refund: ['balance_transaction', 'fee'],
  mandate: ['on_behalf_of', 'payment_method'],
  payment_intent: ['application', 'customer', 'latest_charge', 'on_behalf_of', 'payment_method', 'payment_record', 'review', 'source'],
  payment_method: ['customer'],
  price: ['product'],
  product: ['default_price', 'tax_code'],
  bank_account: ['account'],
  payout: ['application_fee', 'balance_transaction', 'destination', 'failure_balance_transaction', 'original_payout', 'reversed_by'],
  'radar.early_fraud_warning': ['charge', 'payment_intent'],
  refund: [
    'balance_transaction',
    'charge',
    'customer',
    'failure_balance_transaction',
    'payment_intent',
    'payment_method',
    'source_transfer_reversal',
    'transfer_reversal',
  ],
  transfer: ['balance_transaction', 'destination', 'destination_payment', 'source_transaction'],
  transfer_reversal: ['balance_transaction', 'destination_payment_refund', 'source_refund', 'transfer'],
  setup_attempt: ['application', 'customer', 'on_behalf_of', 'payment_method', 'setup_intent'],
  setup_intent: ['application', 'customer', 'latest_attempt', 'mandate', 'on_behalf_of', 'payment_method', 'single_use_mandate'],
}

type Hash = Record<string, unknown>

/** Parts that are left out of an object unless they are asked for. */
function includable(world: World, object: Hash, field: string): unknown {
  if (object.object === 'charge' && field === 'refunds') {
    const refunds: unknown[] = []
    const id = String(object.id)
    const owner = world.store.get('charge', id)?.account ?? ''
    for (const row of world.store.newest('refund', owner, { by: ['charge', id] })) refunds.push(row.object)
    return inlineList(refunds, `/v1/charges/${id}/refunds`)
  }
  if (field === 'line_items' && (object.object === 'tax.calculation' || object.object === 'tax.transaction')) {
    const id = String(object.id)
    const row = world.store.get(object.object === 'tax.calculation' ? 'tax_calculation' : 'tax_transaction', id)
    return inlineList(row?.hidden.lines ?? [], `/v1/${object.object.replace('.', '/')}s/${id}/line_items`)
  }
  if (object.object !== 'customer') return undefined
  if (field === 'invoice_credit_balance') return {}
  if (field === 'tax') return { automatic_tax: 'unrecognized_location', ip_address: null, location: null, provider: 'stripe' }
  if (field === 'sources') return sourceList(world, String(object.id))
  if (field === 'subscriptions') return inlineList([], `/v1/customers/${object.id}/subscriptions`)
  if (field === 'tax_ids') return inlineList([], `/v1/customers/${object.id}/tax_ids`)
  return undefined
}

function sourceList(world: World, id: string) {
  return inlineList(sourcesOf(world, world.store.need('customer', id)).map(sourceView), `/v1/customers/${id}/sources`)
}

function cannotExpand(path: string): Error {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
}

function fetchObject(world: World, id: string): unknown {
  const table = TABLE_OF_PREFIX[id.slice(0, id.indexOf('_'))]
  const row = table && world.store.get(table, id)
  return row ? present(world, table, row) : undefined
}

function expandOne(world: World, value: unknown, parts: string[], path: string): unknown {
  if (parts.length === 0 || value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map((each) => expandOne(world, each, parts, path))
  if (!isHash(value)) throw cannotExpand(path)
  const [field = '', ...rest] = parts
  if (value.object === 'list') {
    if (field !== 'data') throw cannotExpand(path)
    return { ...value, data: expandOne(world, value.data, rest, path) }
  }
  const expanded = expandOne(world, expandedField(world, value, field, path), rest, path)
  return expanded === undefined ? value : { ...value, [field]: expanded }
}

/** A default source is the same card as the payment method of its id, in its older form. */
function sourceOf(world: World, id: unknown): unknown {
  const row = typeof id === 'string' ? world.store.get('payment_method', id) : undefined
  return row ? sourceView(row) : id
}

function expandedField(world: World, object: Hash, field: string, path: string): unknown {
  const present = object[field]
  if (object.object === 'customer' && field === 'default_source') return sourceOf(world, present)
  if (typeof object.object !== 'string') {
    // Inside a nested hash (payment_method_details.card.mandate …) only ids that are there can be followed.
    if (present === undefined) throw cannotExpand(path)
    return typeof present === 'string' ? (fetchObject(world, present) ?? present) : present
  }
  if (EXPANDABLE[object.object]?.includes(field)) return typeof present === 'string' ? (fetchObject(world, present) ?? present) : present
  if (present !== undefined && present !== null && typeof present === 'object') return present
  const included = includable(world, object, field)
  if (included === undefined) throw cannotExpand(path)
  return included
}

/**
 * The answer with the asked-for ids replaced by their objects, at most 4 levels deep [doc]; `data.` reaches into lists.
 * Throws 400 for a property that cannot be expanded.
 */
export function expandAnswer(world: World, answer: unknown, paths: string[]): unknown {
  let result = answer
  for (const path of paths) {
    const parts = path.split('.')
    if (parts.length > 4) throw invalidRequest('You cannot expand more than 4 levels of a property.', { param: 'expand' })
    if (isHash(result) && Array.isArray(result.data) && parts[0] !== 'data') throw cannotExpand(path)
    result = expandOne(world, result, parts, path)
  }
  return result
}
