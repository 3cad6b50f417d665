import type Stripe from 'stripe'
import { invalidRequest } from './errors'
import { emit, type Scope } from './events'
import { shortId } from './ids'
import { mergeMetadata } from './params'
import type { Tables } from './tables'
import type { World } from './world'

type ProductFacts = Omit<Partial<Stripe.Product>, 'metadata'> & { name: string; metadata?: Record<string, string> | null | undefined }

/** Makes a product on the scope's account and emits `product.created`. Throws 400 when the id is taken. */
export function insertProduct(world: World, scope: Scope, facts: ProductFacts): Tables['product'] {
  const now = world.clock.now()
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const product: Stripe.Product = {
    id: shortId('prod'),
    object: 'product',
    active: true,
    created: now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    name: facts.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
    ...given,
    metadata: mergeMetadata({}, facts.metadata),
  }
  if (world.store.get('product', product.id)) {
    throw invalidRequest('Product already exists.', { code: 'resource_already_exists', param: 'id' })
  }
  const row = world.store.insert('product', scope.account, product.id, product, {})
  emit(world, scope, 'product.created', row, 'product')
  return row
}
