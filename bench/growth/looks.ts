import { findListedProducts, findProductBySlug, findProductsOfSeller } from '@/lib/db/catalog/products'
import { findSimilar, searchProducts } from '@/lib/db/catalog/search'
import { findEntitlements } from '@/lib/db/digital/entitlements'
import { findCurrentFiles } from '@/lib/db/digital/files'
import { countKeys, countMissingKeys } from '@/lib/db/digital/keys'
import { findOwnDiscounts, sumUses } from '@/lib/db/discounts/edit-discounts'
import { countUses, findDiscounts } from '@/lib/db/discounts/find-discounts'
import { findSellersDocuments } from '@/lib/db/documents/documents'
import { sumMarketMonths, sumSellerMonths } from '@/lib/db/figures/months'
import { findBestSellers } from '@/lib/db/figures/product-sales'
import { salesByDay, sumSalesOf } from '@/lib/db/figures/sales-figures'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { findToShip } from '@/lib/db/fulfilment/to-ship'
import { findMessages, findUnreadParts } from '@/lib/db/messages/messages'
import { countActiveProducts, countDeclines, countOrdersOf, countSellers, countWaitingSellers, webhookDelay } from '@/lib/db/operations/overview'
import { findOrders, findOrdersBy, findOrdersInDoubt } from '@/lib/db/orders/order-list'
import { findSales } from '@/lib/db/orders/sales'
import { findUnsettledParts } from '@/lib/db/orders/settlements'
import { findDueOrders, findWakingOrders } from '@/lib/db/orders/waking-orders'
import { countOpenReturns, findDueReturns, findOpenReturns, findReturns } from '@/lib/db/returns/returns'
import { findOwed } from '@/lib/db/sellers/closures'
import { findStaleConnections } from '@/lib/db/sellers/connections'
import { findSellers } from '@/lib/db/sellers/seller-list'
import { countProducts } from '@/lib/db/sellers/sellers'
import { findShopAbout } from '@/lib/db/sellers/shop-pages'
import type { Sort } from '@/lib/domain/catalog/product-search'
import { cursorAfter } from '@/lib/domain/wire/cursor'

/** The first shop: it has a tenth of everything. */
const BIG = 's0'
const limit = 25
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const dayAgo = (days: number) =>
  hoursAgo(24 * days)
    .toISOString()
    .slice(0, 10)
const NOVEMBER = { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') }
/** A place in the middle of the year, which every list reaches. */
const deep = cursorAfter({ createdAt: new Date('2026-06-01T00:00:00Z'), id: 'p' })

const ANY = { livemode: false, price: null, inStock: false, category: null, sellerId: null, shipsTo: null }
const search = (words: string, sort: Sort = 'relevance') => searchProducts({ ...ANY, words, sort, cursor: null, limit })

/** What people and jobs look at, by name. */
export const LOOKS: Record<string, () => Promise<unknown>> = {
  'storefront, a deep page': () => findListedProducts({ livemode: false, cursor: deep, limit }),
  'a big shop': () => findListedProducts({ livemode: false, sellerId: BIG, limit }),
  'a big shop, a deep page': () => findListedProducts({ livemode: false, sellerId: BIG, cursor: deep, limit }),
  'a product': () => findProductBySlug('product-997'),
  'what a big shop says of itself': () => findShopAbout(BIG),
  'search, best rated': () => search('', 'rated'),
  'products of a big seller': () => findProductsOfSeller(BIG, { limit }),
  'sales of a big seller': () => findSales(BIG, { limit }),
  'sales of a big seller, a deep page': () => findSales(BIG, { cursor: deep, limit }),
  'figures of a big seller': () => sumSalesOf(BIG),
  'days of a big seller': () => salesByDay(BIG, 'usd', dayAgo(180)),
  'best-sellers of a big seller': () => findBestSellers(BIG, 'usd', dayAgo(90), 5),
  'count of a big seller’s products': () => countProducts(BIG, 'usd'),
  'parcels to ship of a big seller': () => findToShip(BIG, { limit }),
  'parcels of a sale': () => findShipments(['t990']),
  'open returns of a big seller': () => findOpenReturns(BIG, { limit }),
  'count of a big seller’s open returns': () => countOpenReturns(BIG),
  'returns of a sale': () => findReturns(['t990']),
  'messages of a sale': () => findMessages('t990'),
  'sales of a big seller with unread ones': () => findUnreadParts(BIG, 100),
  'documents of a big seller': () => findSellersDocuments(BIG, { cursor: null, limit }),
  'documents of a big seller, a deep page': () => findSellersDocuments(BIG, { cursor: deep, limit }),
  'files of a product': () => findCurrentFiles('p995'),
  'keys of a product': () => countKeys(['v995']),
  'keys that are missing of a product': () => countMissingKeys('p995'),
  'what a sale opens': () => findEntitlements(['t995']),
  'what a big seller owes': () => findOwed(BIG),
  'discount codes of a big seller': () => findOwnDiscounts(BIG),
  'a code at the checkout': () => findDiscounts(['WELCOME'], [BIG]),
  'uses of a code by one mailbox': () => countUses(['d0'], 'buyer990@souk.test'),
  'uses of a code, as its seller sees them': () => sumUses(['d0']),
  'operator: sellers': () => findSellers({ limit: 50 }),
  'operator: orders': () => findOrders({}, { limit }),
  'operator: paid orders, a deep page': () => findOrders({ status: 'paid' }, { cursor: deep, limit }),
  'operator: orders in doubt': () => findOrdersInDoubt(hoursAgo(1), 10),
  'operator: orders of an address': () => findOrdersBy({ by: 'email', value: 'buyer993@souk.test' }, limit),
  'months of a big seller': () => sumSellerMonths(BIG, false),
  'operator: months of all sellers': () => sumMarketMonths(false),
  'operator: count of a month’s orders': () => countOrdersOf(NOVEMBER),
  'operator: count of a month’s declines': () => countDeclines(NOVEMBER),
  'operator: shops that wait': countWaitingSellers,
  'operator: delay of webhooks': () => webhookDelay(1000),
  'operator: count of sellers': () => countSellers(false),
  'operator: count of products': countActiveProducts,
  'job: unsettled parts': () => findUnsettledParts(false, { after: hoursAgo(7 * 24), before: hoursAgo(1) }, 500),
  'job: overdue accounts': () => findStaleConnections(false, hoursAgo(24), 500),
  'job: returns to look at': () => findDueReturns(new Date(), 500),
  'job: orders to look at': () => findWakingOrders(false, new Date(), 500),
  'job: orders that are due': () => findDueOrders(false, new Date(), 500),
}

/** What people search for. A search reads what it ranks, a thousand products at most, so it grows with its matches and not with all products. */
export const SEARCHES: Record<string, () => Promise<unknown>> = {
  'one common word': () => search('made'),
  'one rare word': () => search('777'),
  'two words': () => search('round bowl'),
  'a common and a rare word': () => search('made 777'),
  'a typo': () => findSimilar('speckeld bowll', ANY, [], 20),
}
