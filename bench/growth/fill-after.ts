import { runLong } from '@/bench/long-statements'
import { AT, type Size, UNDER_WAY } from './size'

/** What comes after an order: its line, parcel, document, a message, now and then a return or a download; and of every tenth product a file and two keys. */
export async function fillAfter(from: Size, to: Size): Promise<void> {
  const products = OF_PRODUCTS.map((text) => ({ text, values: [from.products, to.products] }))
  const orders = ofOrders(to).map((text) => ({ text, values: [from.orders, to.orders] }))
  await runLong([...products, ...orders, DISCOUNT], { isQuiet: true })
}

const SERIES = 'from generate_series($1::int, $2::int - 1) n'
const IS_PAID = `n >= ${2 * UNDER_WAY} and n % 10 <> 9`
/** The same in every size: paid and not shipped, asked back and not answered, written and not read. */
const IS_NEW = `n < ${4 * UNDER_WAY}`

const OF_PRODUCTS = [
  `insert into "DigitalFile" (id, "productId", "seriesId", version, name, bytes, sha256, "createdAt", "readyAt")
   select 'f' || n, 'p' || n, 'f' || n, 1, 'manual.pdf', 1000, repeat('a', 64), ${AT}, ${AT} ${SERIES} where n % 10 = 5`,
  `insert into "KeyPool" ("variantId", "createdAt") select 'v' || n, ${AT} ${SERIES} where n % 10 = 5`,
  `insert into "LicenseKey" (id, "variantId", "sellerId", sealed, fingerprint, "createdAt")
   select 'x' || n || '-' || k, 'v' || n, (select "sellerId" from "Product" where id = 'p' || n), 'sealed', 'x' || n || '-' || k, ${AT}
   from generate_series($1::int, $2::int - 1) n, generate_series(1, 2) k where n % 10 = 5`,
]

const DISCOUNT = `insert into "Discount" (id, "sellerId", code, "bornBy", kind, "percentBps", "limitPerBuyer", "updatedAt")
  values ('d0', 's0', 'WELCOME', 'seller', 'percent', 1000, 1, now()) on conflict do nothing`

const sellerOfPart = `(select "sellerId" from "SellerOrder" where id = 't' || n)`

const ofOrders = ({ products }: Size) => [
  `insert into "OrderLine" (id, "sellerOrderId", "productId", "variantId", name, "unitPriceMinor", quantity)
   select 'l' || n, 't' || n, 'p' || n % ${products}, 'v' || n % ${products}, 'Product', 500 + n % 5000, 1 ${SERIES}`,
  `insert into "PartDelivery" ("sellerOrderId", "deliverBy", "rateName") select 't' || n, 'shipping', 'Standard' ${SERIES}`,
  `insert into "Shipment" (id, "sellerOrderId", "shippedAt") select 'h' || n, 't' || n, ${AT} ${SERIES} where ${IS_PAID} and not (${IS_NEW})`,
  `insert into "ShipmentLine" ("shipmentId", "orderLineId", quantity) select 'h' || n, 'l' || n, 1 ${SERIES} where ${IS_PAID} and not (${IS_NEW})`,
  `insert into "ToShip" ("sellerOrderId", "sellerId", since) select 't' || n, ${sellerOfPart}, ${AT} ${SERIES} where ${IS_PAID} and ${IS_NEW}`,
  `insert into "Document" (id, "sellerId", kind, series, number, "sellerOrderId", cause, snapshot, "createdAt")
   select 'i' || n, ${sellerOfPart}, 'receipt', 'R', n + 1, 't' || n, 'sale/t' || n, '${snapshot()}'::jsonb, ${AT} ${SERIES} where ${IS_PAID}`,
  `insert into "Message" (id, "sellerOrderId", "sellerId", sender, text, at, "readAt")
   select 'm' || n, 't' || n, ${sellerOfPart}, 'buyer', 'When does it come?', ${AT}, case when not (${IS_NEW}) then ${AT} end ${SERIES} where ${IS_PAID}`,
  `insert into "Return" (id, "sellerOrderId", "sellerId", status, reason, "requestedAt", "refundedBeforeMinor", "dueAt")
   select 'r' || n, 't' || n, ${sellerOfPart}, (case when n < ${12 * UNDER_WAY} then 'requested' else 'refunded' end)::"ReturnStatus", 'other', ${AT}, 0,
     case when n < ${12 * UNDER_WAY} then now() - interval '1 hour' end
   ${SERIES} where ${IS_PAID} and not (${IS_NEW}) and n % 5 = 0`,
  `insert into "ReturnLine" (id, "returnId", "orderLineId", quantity) select 'q' || n, 'r' || n, 'l' || n, 1 ${SERIES} where ${IS_PAID} and not (${IS_NEW}) and n % 5 = 0`,
  `insert into "Entitlement" (id, "orderLineId", "productId", "grantedAt")
   select 'e' || n, 'l' || n, 'p' || n % ${products}, ${AT} ${SERIES} where ${IS_PAID} and n % 10 = 5`,
  `insert into "DiscountUse" ("discountId", "orderId", mailbox, state, "createdAt")
   select 'd0', 'o' || n, 'buyer' || n || '@souk.test', 'used', ${AT} ${SERIES} where ${IS_PAID} and n % 10 = 0`,
  `insert into "Cart" (id, "browserHash", "updatedAt") select 'w' || n, 'b' || n, ${AT} ${SERIES}`,
  `insert into "CartLine" (id, "cartId", "variantId", quantity, "seenPriceMinor", "seenCurrency")
   select 'y' || n || '-' || k, 'w' || n, 'v' || (n + k) % ${products}, 1, 500, 'usd' from generate_series($1::int, $2::int - 1) n, generate_series(1, 3) k`,
  `insert into "SavedCard" (id, "customerId", "paymentMethodId", fingerprint, brand, last4, "expMonth", "expYear", "isKept", "enteredForOrderId")
   select 'g' || n, 'c' || n, 'pm_' || n, 'g' || n, 'visa', '4242', 12, 2030, true, 'o' || n ${SERIES}`,
  `insert into "OrderEvent" ("orderId", "sellerOrderId", event) select 'o' || n, 't' || n, 'captured' ${SERIES}`,
]

function snapshot(): string {
  const nothing = { legal: null, recipient: null, shipping: null, card: null, corrects: null }
  const amounts = { goodsMinor: 500, discountMinor: 0, totalMinor: 500, taxes: [], chargesTax: false, isCancelation: false }
  const facts = { locale: null, timeZone: null, orderNumber: 'S-00001', paidAt: '2026-01-01T00:00:00.000Z', currency: 'usd', shopName: 'Shop' }
  return JSON.stringify({ ...facts, ...amounts, ...nothing, lines: [] })
}
