import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { randomText, shortId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearable, clearableText, hash, type Infer, integer, list, mergeMetadata, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { addressShape, changedValues, listParams, shippingShape, toAddress, toShipping } from '@/sandbox/http/shapes'
import { addCard, announceSource, isCardSource, removeSource } from '@/sandbox/payments/card-sources'
import { attachPaymentMethod, findPaymentMethod } from '@/sandbox/payments/payment-methods'
import { cardOfSource, requireSource, sourceParam } from './source-params'

const shape = {
  address: clearable(hash(addressShape)),
  balance: integer(),
  business_name: clearableText(150),
  cash_balance: unsupported(),
  description: clearableText(),
  email: clearableText(512),
  individual_name: clearableText(150),
  invoice_prefix: text(12),
  invoice_settings: hash({
    custom_fields: unsupported(),
    default_payment_method: clearableText(),
    footer: clearableText(),
    rendering_options: unsupported(),
  }),
  metadata: metadata(),
  name: clearableText(256),
  next_invoice_sequence: integer({ min: 1 }),
  phone: clearableText(20),
  preferred_locales: list(text()),
  shipping: clearable(hash(shippingShape)),
  source: sourceParam,
  tax: unsupported(),
  tax_exempt: clearable(oneOf('none', 'exempt', 'reverse')),
  validate: unsupported(),
}
const createShape = { ...shape, payment_method: text(), tax_id_data: unsupported(), test_clock: unsupported() }
const updateShape = { ...shape, default_source: text() }

/** The customer with this id on the account; throws Stripe's error for an id in the path (404) or named in the body (400). */
export function findCustomer(world: World, account: string, id: string, where: 'path' | 'body', param = 'customer'): Tables['customer'] {
  const row = world.store.owned('customer', account, id)
  if (row && !row.hidden.deleted) return row
  throw missing('customer', id, where === 'path' ? 'id' : param, where === 'path' ? 404 : 400)
}

function changedFields(before: Stripe.Customer, params: Infer<typeof shape>): Partial<Stripe.Customer> {
  const fields: Partial<Stripe.Customer> = { metadata: mergeMetadata(before.metadata, params.metadata) }
  if (params.address !== undefined) fields.address = params.address && toAddress(params.address)
  if (params.shipping !== undefined) fields.shipping = params.shipping && toShipping(params.shipping)
  if (params.tax_exempt !== undefined) fields.tax_exempt = params.tax_exempt ?? 'none'
  if (params.business_name !== undefined) fields.business_name = params.business_name ?? ''
  if (params.individual_name !== undefined) fields.individual_name = params.individual_name ?? ''
  if (params.invoice_settings) {
    const { default_payment_method: method, footer } = params.invoice_settings
    fields.invoice_settings = {
      ...before.invoice_settings,
      ...(method !== undefined && { default_payment_method: method }),
      ...(footer !== undefined && { footer }),
    }
  }
  const plain = ['balance', 'description', 'email', 'invoice_prefix', 'name', 'next_invoice_sequence', 'phone', 'preferred_locales'] as const
  for (const key of plain) if (params[key] !== undefined) Object.assign(fields, { [key]: params[key] })
  return fields
}

function emptyCustomer(world: World): Stripe.Customer {
  return {
    id: shortId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.clock.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const fresh = emptyCustomer(call.world)
  const made = call.world.store.insert('customer', call.account, fresh.id, { ...fresh, ...changedFields(fresh, params) }, { deleted: false })
  const source = params.source ? addCard(call.world, made, cardOfSource(call, params.source)) : null
  const row = source ? call.world.store.update('customer', made.id, { default_source: source.id }) : made
  const customer = row.object
  emit(call.world, call, 'customer.created', row, 'customer')
  if (source) announceSource(call.world, call, 'created', source)
  const attached = params.payment_method
    ? attachPaymentMethod(call.world, call, findPaymentMethod(call.world, call.account, params.payment_method, 'body'), customer.id)
    : null
  const settings = customer.invoice_settings
  // The name of a test card stands for the payment method that was just made of it.
  if (!attached || settings.default_payment_method !== params.payment_method) return checkedDefault(call, customer)
  return call.world.store.update('customer', row.id, { invoice_settings: { ...settings, default_payment_method: attached.id } }).object
}

function checkedDefault(call: Call, customer: Stripe.Customer): Stripe.Customer {
  checkDefaultMethod(call, customer)
  return customer
}

/** A default must be one of the customer's own; else Stripe refuses the whole request. */
function checkDefaultMethod(call: Call, customer: Stripe.Customer): void {
  const id = customer.invoice_settings.default_payment_method
  if (typeof id !== 'string' || call.world.store.owned('payment_method', call.account, id)?.object.customer === customer.id) return
  const message = `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`
  throw invalidRequest(message, { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' })
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const found = findCustomer(call.world, call.account, pathId(call), 'path')
  const { object: before } = found
  const source = params.source ? addCard(call.world, found, cardOfSource(call, params.source)) : null
  const fields = changedFields(before, params)
  const chosen = params.default_source === undefined ? source?.id : requireSource(call, found, params.default_source)
  const row = call.world.store.update('customer', before.id, { ...fields, ...(chosen && { default_source: chosen }) })
  checkDefaultMethod(call, row.object)
  if (source) announceSource(call.world, call, 'created', source)
  emit(call.world, call, 'customer.updated', row, 'customer', changedValues(before, row.object))
  // A new source given this way takes the place of the one before [doc api/customers/update].
  const replaced = source && typeof before.default_source === 'string' ? call.world.store.get('payment_method', before.default_source) : undefined
  if (replaced) removeSource(call.world, call, replaced)
  return row.object
}

function remove(call: Call): unknown {
  const row = findCustomer(call.world, call.account, pathId(call), 'path')
  emit(call.world, call, 'customer.deleted', row, 'customer')
  for (const method of [...call.world.store.newest('payment_method', call.account, { by: ['customer', row.id] })]) {
    if (isCardSource(method)) announceSource(call.world, call, 'deleted', method)
    const detached = call.world.store.update('payment_method', method.id, { customer: null }, { consumed: true })
    if (!isCardSource(method)) emit(call.world, call, 'payment_method.detached', detached, 'payment_method', { customer: row.id })
  }
  call.world.store.update('customer', row.id, {}, { deleted: true })
  return deletedCustomer(row.id)
}

function deletedCustomer(id: string): Stripe.DeletedCustomer {
  return { id, object: 'customer', deleted: true }
}

function retrieve(call: Call): unknown {
  const row = call.world.store.owned('customer', call.account, pathId(call))
  if (row?.hidden.deleted) return deletedCustomer(row.id)
  return findCustomer(call.world, call.account, pathId(call), 'path').object
}

export const customerEndpoints = [
  endpoint('POST', '/v1/customers', createShape, create),
  endpoint('GET', '/v1/customers', { ...listParams, email: text(512), test_clock: unsupported() }, (call, params) =>
    page(
      call.world,
      {
        table: 'customer',
        account: call.account,
        url: '/v1/customers',
        noun: 'customer',
        // Stripe compares the whole address and heeds upper and lower case.
        where: (row) => !row.hidden.deleted && (params.email === undefined || row.object.email === params.email),
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/customers/:id', {}, retrieve),
  endpoint('POST', '/v1/customers/:id', updateShape, update),
  endpoint('DELETE', '/v1/customers/:id', {}, remove),
]
