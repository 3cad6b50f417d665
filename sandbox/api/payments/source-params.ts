import type { Call } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import { invalidRequest, missing, notSupportedHere } from '@/sandbox/http/errors'
import type { Raw, RawHash } from '@/sandbox/http/form'
import { type Spec, text } from '@/sandbox/http/params'
import { sourcesOf } from '@/sandbox/payments/card-sources'
import { redeemCardToken } from '@/sandbox/payments/tokens'
import { refuseCardTokens, refuseForeignNumbers } from './method-data'
import { readTypedSource, typedSourceWithKind } from './typed-source'

/** A token, or a card as it was typed, which is read only where numbers may be sent. */
export const sourceParam: Spec<string | RawHash> = {
  parse: (raw: Raw, path) => {
    if (typeof raw === 'string') return text().parse(raw, path)
    if (Array.isArray(raw)) throw invalidRequest('Invalid object', { param: path })
    return raw
  },
}

/** The card that is given as a source. Throws 400 for what is no token of a card, 402 for a number that may not be sent. */
export function cardOfSource(call: Call, source: string | RawHash, param = 'source'): TokenCard {
  if (typeof source !== 'string') {
    refuseForeignNumbers(call)
    return readTypedSource(call, typedSourceWithKind.parse(source, param))
  }
  refuseCardTokens(call.world)
  if (/^(src|btok|ba)_/.test(source)) throw notSupportedHere('sources other than cards', param)
  return redeemCardToken(call.world, call.account, source, param)
}

/** The card that pays an intent which names none: its customer's default source [sdk]. */
export function defaultSourceOf(call: Call, customer: unknown): string | null {
  const row = typeof customer === 'string' ? call.world.store.owned('customer', call.account, customer) : undefined
  return typeof row?.object.default_source === 'string' ? row.object.default_source : null
}

/** A default source must be one of the customer's own. Throws 404. */
export function requireSource(call: Call, customer: Tables['customer'], id: string): string {
  if (sourcesOf(call.world, customer).some((row) => row.id === id)) return id
  throw missing('source', id, 'default_source', 404)
}
