import type { Call } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import { missing, notSupportedHere } from '@/sandbox/http/errors'
import type { Raw } from '@/sandbox/http/form'
import { type Spec, text } from '@/sandbox/http/params'
import { sourcesOf } from '@/sandbox/payments/card-sources'
import { redeemCardToken } from '@/sandbox/payments/tokens'
import { refuseCardTokens, refuseRawNumber } from './method-data'

/** A token. Card numbers are refused in the words for servers that send them. */
export const sourceParam: Spec<string> = {
  parse: (raw: Raw, path) => {
    if (typeof raw === 'string') return text().parse(raw, path)
    throw refuseRawNumber()
  },
}

/** The card of a token that is given as a source. Throws 400 for what is no token of a card. */
export function cardOfSource(call: Call, source: string, param = 'source'): TokenCard {
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
