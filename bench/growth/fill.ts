import { runLong } from '@/bench/long-statements'
import { sumFigures } from '@/lib/operations/sum-figures'
import { fillAfter } from './fill-after'
import { AT, type Size, UNDER_WAY } from './size'

const fill = (text: string, first: number, last: number) => runLong([{ text, values: [first, last] }])

/** Makes the marketplace as large as told, from the size it has: a year of sellers, products, and orders of one part. */
export async function grow(from: Size, to: Size): Promise<void> {
  await fill(
    `insert into "User" (id, email, "emailVerified", "createdAt")
     select 'u' || n, 'seller' || n || '@souk.test', now(), ${AT} from generate_series($1::int, $2::int - 1) n`,
    from.sellers,
    to.sellers,
  )
  await fill(
    `insert into "ConnectedAccount" (id, "accountId", livemode, scope, country, "defaultCurrency", "chargesEnabled", "payoutsEnabled", "detailsSubmitted", "syncedAt")
     select 'a' || n, 'acct_' || n, false, 'read_write', 'US', 'usd', true, true, true, case when n < ${UNDER_WAY} then now() - interval '2 days' else now() end
     from generate_series($1::int, $2::int - 1) n`,
    from.sellers,
    to.sellers,
  )
  await fill(
    `insert into "Seller" (id, "userId", "shopName", slug, "createdAt", "connectionId")
     select 's' || n, 'u' || n, 'Shop ' || n, 'shop-' || n, ${AT}, 'a' || n from generate_series($1::int, $2::int - 1) n`,
    from.sellers,
    to.sellers,
  )
  await fill(
    `insert into "Product" (id, "sellerId", name, slug, description, "priceMinor", currency, "createdAt", "updatedAt")
     select 'p' || n, ${sellerOf(to.sellers)}, ${TITLE}, 'product-' || n, 'Made by hand.', 500 + n % 5000, 'usd', ${AT}, ${AT}
     from generate_series($1::int, $2::int - 1) n`,
    from.products,
    to.products,
  )
  await fill(
    `insert into "Variant" (id, "productId", "sellerId", "priceMinor")
     select 'v' || n, 'p' || n, ${sellerOf(to.sellers)}, 500 + n % 5000 from generate_series($1::int, $2::int - 1) n`,
    from.products,
    to.products,
  )
  await fill(
    `insert into "ProductRating" ("productId", counts)
     select 'p' || n, array[n % 3, 0, n % 5, n % 7, n % 11] from generate_series($1::int, $2::int - 1) n where n % 3 = 0`,
    from.products,
    to.products,
  )
  await fillOrders(from, to)
  await fillAfter(from, to)
  // Without it PostgreSQL takes the tables for small ones, and a batch takes longer than a statement may.
  await runLong([...EACH_ONCE, 'vacuum analyze'])
  await sumFigures()
  await runLong(['vacuum analyze'])
}

/** A shop sums and counts what has changed soon after; a year's changes at once would have each day and shop summed many times. */
const EACH_ONCE = [
  `with taken as (delete from "SalesChange" returning "sellerId", day)
   insert into "SalesChange" ("sellerId", day) select distinct "sellerId", day from taken order by 1, 2`,
  `with taken as (delete from "CountChange" returning counted, day)
   insert into "CountChange" (counted, day) select distinct counted, day from taken order by 1, 2`,
  `with taken as (delete from "ProductChange" returning "sellerId") insert into "ProductChange" ("sellerId") select distinct "sellerId" from taken order by 1`,
]

async function fillOrders(from: Size, to: Size): Promise<void> {
  await fill(
    `insert into "Customer" (id, email, livemode, "createdAt")
     select 'c' || n, 'buyer' || n || '@souk.test', false, ${AT} from generate_series($1::int, $2::int - 1) n`,
    from.orders,
    to.orders,
  )
  const orders = `
    insert into "Order" (id, "checkoutId", "browserHash", email, livemode, status, "customerId", "createdAt", "updatedAt", "expiresAt", "paidAt")
    select 'o' || n, 'k' || n, 'b' || n, 'buyer' || n || '@souk.test', false,
      (case when n < ${UNDER_WAY} then 'open' when n % 10 = 9 then 'canceled' else 'paid' end)::"OrderStatus", 'c' || n, ${AT}, ${AT}, ${AT}, ${AT}
    from generate_series($1::int, $2::int - 1) n`
  const parts = `
    insert into "SellerOrder" (id, "orderId", "sellerId", "accountId", currency, "amountMinor", "applicationFeeMinor", "feeBps", "feeFixedMinor", "statementLine",
      status, "capturedAt", "chargeId", "unsettledSince", "createdAt", "updatedAt")
    select 't' || n, 'o' || n, ${sellerOf(to.sellers)}, 'acct_' || n % ${to.sellers}, 'usd', 500 + n % 5000, 25 + n % 250, 500, 0, 'SOUK',
      (case when n < ${UNDER_WAY} then 'authorizing' when n % 10 = 9 then 'canceled' when n < ${2 * UNDER_WAY} then 'refund_failed' else 'captured' end)::"SellerOrderStatus",
      case when n >= ${UNDER_WAY} and n % 10 <> 9 then ${AT} end, 'ch_' || n,
      case when n between ${2 * UNDER_WAY} and ${3 * UNDER_WAY} then now() - interval '2 hours' end, ${AT}, ${AT}
    from generate_series($1::int, $2::int - 1) n`
  const amounts = `
    insert into "PartAmount" ("sellerOrderId", "goodsMinor", "feeBaseMinor")
    select 't' || n, 500 + n % 5000, 500 + n % 5000 from generate_series($1::int, $2::int - 1) n`
  for (const statement of [orders, parts, amounts]) await fill(statement, from.orders, to.orders)
}

/** Titles as shops write them: a few hundred of two words each, told apart by a number. */
const TITLE = `(array['Blue','Carved','Dark','Engraved','Folded','Glazed','Hammered','Indigo','Knitted','Linen','Marbled','Narrow','Oiled','Painted','Quilted','Round','Speckled','Tall','Woven','Yellow'])[n % 20 + 1]
  || ' ' || (array['apron','basket','bowl','bracelet','candle','chair','cup','dish','frame','hook','jug','lamp','mirror','plate','pouch','ring','scarf','shelf','spoon','stool','tray','vase','wallet','wreath'])[n / 20 % 24 + 1]
  || ' ' || n`

/** Every tenth row is the first shop's, the others are spread over all. */
const sellerOf = (sellers: number) => `case when n % 10 = 0 then 's0' else 's' || n % ${sellers} end`
