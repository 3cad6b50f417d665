import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import { isDeliveryCountry } from '@/lib/domain/facts/delivery-countries'
import { readAmount, separatorsOf } from '@/lib/domain/money/read-amount'
import { Text } from '@/lib/domain/wire/text'

export const SORTS = ['relevance', 'rated', 'newest', 'price_up', 'price_down'] as const
export type Sort = (typeof SORTS)[number]

/** Longer words and sentences find nothing more. */
export const MAX_SEARCH = 100
/** So many matches, the newest, are ordered and counted. */
export const MOST_RANKED = 1000

/** A search as it stands in the address, prices as they were typed. */
export type SearchAsked = {
  q: string
  from: string
  to: string
  currency: string
  inStock: boolean
  sort: Sort
  /** The last part of a category's address; empty: in all. */
  category: string
  /** The last part of a shop's address; empty: of all. */
  seller: string
  /** ISO 3166: only what is delivered to this country, or needs no delivery; empty: to any. */
  shipsTo: string
  cursor: string | null
}

/** Bounds of a price in minor units; null where there is none. */
export type PriceRange = { currency: string; fromMinor: number | null; toMinor: number | null }

type Params = Record<string, string | string[] | undefined>

/** Reads a search from the address; what nobody of us wrote there is left out. */
export function readSearch(params: Params): SearchAsked {
  const text = (name: string) =>
    Text.catch('')
      .parse(params[name] ?? '')
      .trim()
      .slice(0, MAX_SEARCH)
  const currency = text('currency').toLowerCase()
  const shipsTo = text('ships').toUpperCase()
  return {
    q: text('q').replaceAll(/\s+/g, ' '),
    from: text('from'),
    to: text('to'),
    currency: COMMON_CURRENCIES.find((each) => each === currency) ?? 'usd',
    inStock: text('stock') === 'yes',
    sort: SORTS.find((each) => each === text('sort')) ?? 'relevance',
    category: text('category'),
    seller: text('seller'),
    shipsTo: isDeliveryCountry(shipsTo) ? shipsTo : '',
    cursor: text('cursor') || null,
  }
}

/** The prices that were typed. `unread` names those that are no amount, and bound nothing. */
export function readPrices(
  { from, to, currency }: SearchAsked,
  locale: string,
): { fromMinor: number | null; toMinor: number | null; unread: ('from' | 'to')[] } {
  const amountOf = (typed: string) => {
    const read = typed === '' ? null : readAmount(typed, currency, separatorsOf(locale))
    return read?.kind === 'amount' ? read.amountMinor : null
  }
  const [fromMinor, toMinor] = [amountOf(from), amountOf(to)]
  const unread = (['from', 'to'] as const).filter((name) => (name === 'from' ? from !== '' && fromMinor === null : to !== '' && toMinor === null))
  return { fromMinor, toMinor, unread }
}

/** Where a search is shown: over everything, or on the page of one category. */
export type SearchPath = '/search' | `/c/${string}`

/** The address of a search; what is as if not chosen is left out. @param cursor of a further page @param path of the page that shows it */
export function searchHref(
  { q, from, to, currency, inStock, sort, category, seller, shipsTo }: SearchAsked,
  cursor: string | null = null,
  path: SearchPath = '/search',
): string {
  const isPriced = from !== '' || to !== '' || sort.startsWith('price')
  const all = {
    q,
    from,
    to,
    currency: isPriced ? currency : '',
    stock: inStock ? 'yes' : '',
    sort: sort === 'relevance' ? '' : sort,
    category: path === '/search' ? category : '',
    seller,
    ships: shipsTo,
    cursor: cursor ?? '',
  }
  const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()
  return query ? `${path}?${query}` : path
}

/** Whether anything but the words and the category narrows or orders a search. */
export function isFiltered({ from, to, inStock, sort, seller, shipsTo }: SearchAsked): boolean {
  return from !== '' || to !== '' || inStock || sort !== 'relevance' || seller !== '' || shipsTo !== ''
}
