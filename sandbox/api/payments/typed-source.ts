import type { Call } from '@/sandbox/api/endpoint'
import type { TokenCard } from '@/sandbox/core/token-card'
import { hash, type Infer, ignored, integer, required, text, unsupported } from '@/sandbox/http/params'
import { toTokenCard } from '@/sandbox/payments/typed-cards'
import { refuseForeignNumbers } from './method-data'

const shape = {
  address_city: text(),
  address_country: text(),
  address_line1: text(),
  address_line2: text(),
  address_state: text(),
  address_zip: text(),
  currency: unsupported(),
  cvc: text(4),
  exp_month: required(integer()),
  exp_year: required(integer()),
  name: text(),
  networks: ignored(),
  number: required(text(30)),
}

/** A card as tokens and sources are told it. */
export const typedSource = hash(shape)
/** The same as the source of a customer or charge, where it says what it is. */
export const typedSourceWithKind = hash({ ...shape, metadata: ignored(), object: text() })

/** A typed card as a token keeps it. Throws 402 where its number may not be sent, and for a card that is none. */
export function readTypedSource(call: Call, sent: Infer<typeof shape>): TokenCard {
  refuseForeignNumbers(call)
  const { number, exp_month, exp_year, cvc, name, ...address } = sent
  const billing = {
    ...(name !== undefined && { name }),
    address: {
      ...(address.address_city !== undefined && { city: address.address_city }),
      ...(address.address_country !== undefined && { country: address.address_country }),
      ...(address.address_line1 !== undefined && { line1: address.address_line1 }),
      ...(address.address_line2 !== undefined && { line2: address.address_line2 }),
      ...(address.address_zip !== undefined && { postal_code: address.address_zip }),
      ...(address.address_state !== undefined && { state: address.address_state }),
    },
  }
  const details = { number, exp_month, exp_year, ...(cvc !== undefined && { cvc }) }
  return toTokenCard(call.world, call.account, details, billing)
}
