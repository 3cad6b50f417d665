import type Stripe from 'stripe'
import { shortId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import { mergeMetadata } from '@/sandbox/http/params'

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
