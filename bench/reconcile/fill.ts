import { runLong } from '@/bench/long-statements'

/** How large the marketplace is: each sale is booked twice, on its seller's balance and on ours. */
export type Scale = { sellers: number; transactions: number }

export const salesOf = ({ transactions }: Scale) => Math.floor(transactions / 2)
/** The first day, and how many there are. */
export const FIRST_DAY = new Date('2026-10-01T00:00:00Z')
export const DAYS = 30
const DAY_MS = 86_400_000

/** Every fourteenth sale is the largest seller's, the others are spread over all. */
const sellerOf = ({ sellers }: Scale) => `(case when n % 14 = 0 then 0 else n % ${sellers} end)`
const at = (scale: Scale) => `(timestamp '${FIRST_DAY.toISOString().slice(0, 10)}' + n * interval '${(DAYS * DAY_MS) / salesOf(scale)} milliseconds')`
const amount = '(1000 + n % 5000)'
const fee = '(50 + n % 250)'

/** Sellers, and sales that were charged; what comes of them is for `journals`, or for our own code. */
export async function fillSales(scale: Scale): Promise<void> {
  const series = `from generate_series(0, ${scale.sellers - 1}) n`
  await run([
    `insert into "User" (id, email) select 'u' || n, 'seller' || n || '@souk.test' ${series}`,
    `insert into "ConnectedAccount" (id, "accountId", livemode, scope, "chargesEnabled", "syncedAt") select 'a' || n, 'acct_' || n, false, 'read_write', true, now() ${series}`,
    `insert into "Seller" (id, "userId", "shopName", slug, "connectionId") select 's' || n, 'u' || n, 'Shop ' || n, 'shop-' || n, 'a' || n ${series}`,
    `insert into "Customer" (id, email, livemode) values ('c', 'buyer@souk.test', false)`,
  ])
  const sales = `from generate_series(0, ${salesOf(scale) - 1}) n`
  await run([
    `insert into "Order" (id, "checkoutId", "browserHash", email, livemode, status, "customerId", "createdAt", "updatedAt", "expiresAt", "paidAt")
     select 'o' || n, 'k' || n, 'b', 'buyer@souk.test', false, 'paid', 'c', ${at(scale)}, ${at(scale)}, ${at(scale)}, ${at(scale)} ${sales}`,
    `insert into "SellerOrder" (id, "orderId", "sellerId", "accountId", currency, "amountMinor", "applicationFeeMinor", "feeBps", "feeFixedMinor", "statementLine", status, "capturedAt", "chargeId",
       "createdAt", "updatedAt")
     select 't' || n, 'o' || n, 's' || ${sellerOf(scale)}, 'acct_' || ${sellerOf(scale)}, 'usd', ${amount}, ${fee}, 500, 0, 'SOUK', 'captured', ${at(scale)}, 'ch_' || n, ${at(scale)}, ${at(scale)} ${sales}`,
  ])
}

/** Mirrors what Stripe booked for sales from one number to another. @param isToPost whether it is still to come into the books */
export async function fillMirror(scale: Scale, from: number, to: number, isToPost: boolean): Promise<void> {
  const columns = `(id, "accountId", livemode, type, "reportingCategory", "balanceType", currency, "amountMinor", "feeMinor", "netMinor", "feeDetails", "sourceId", "chargeId", created, "availableOn",
    "sellerOrderId", ours)`
  const sales = `from generate_series(${from}, ${to - 1}) n`
  await run(
    [
      `insert into "BalanceTransaction" ${columns} select 'txn_' || n, 'acct_' || ${sellerOf(scale)}, false, 'charge', 'charge', 'payments', 'usd', ${amount}, ${fee} + 60, ${amount} - ${fee} - 60,
         ('[{"type":"application_fee","amountMinor":' || ${fee} || '},{"type":"stripe_fee","amountMinor":60}]')::jsonb, 'ch_' || n, 'ch_' || n, ${at(scale)}, ${at(scale)}, 't' || n, true ${sales}`,
      `insert into "BalanceTransaction" ${columns} select 'txn_fee_' || n, 'platform', false, 'application_fee', 'platform_earning', 'payments', 'usd', ${fee}, 0, ${fee}, '[]'::jsonb, 'fee_' || n,
         'ch_' || n, ${at(scale)}, ${at(scale)}, 't' || n, true ${sales}`,
    ],
    !isToPost,
  )
}

/** The journals of sales from one number to another, told and booked, as our own code posts them. */
export async function fillJournals(scale: Scale, from: number, to: number): Promise<void> {
  const sales = `from generate_series(${from}, ${to - 1}) n`
  const seller = `'acct_' || ${sellerOf(scale)}`
  const kinds = [
    {
      name: 'ts',
      book: seller,
      source: `'part:t' || n`,
      kind: 'sale',
      legs: { clearing: `${amount} - ${fee}`, platform_fees: fee, sales: `-${amount}` },
    },
    { name: 'tp', book: `'platform'`, source: `'part:t' || n`, kind: 'sale', legs: { clearing: fee, fees: `-${fee}` } },
    {
      name: 'bs',
      book: seller,
      source: `'txn:txn_' || n`,
      kind: 'booked',
      legs: { stripe: `${amount} - ${fee} - 60`, stripe_fees: '60', clearing: `-(${amount} - ${fee})` },
    },
    { name: 'bp', book: `'platform'`, source: `'txn:txn_fee_' || n`, kind: 'booked', legs: { stripe: fee, clearing: `-${fee}` } },
  ]
  for (const { name, book, source, kind, legs } of kinds) {
    await run([
      `insert into "LedgerJournal" (id, book, livemode, source, kind, "sellerOrderId", "eventAt", "postedAt")
       select '${name}' || n, ${book}, false, ${source}, '${kind}', 't' || n, ${at(scale)}, ${at(scale)} ${sales}`,
      ...Object.entries(legs).map(
        ([account, leg]) =>
          `insert into "LedgerEntry" ("journalId", account, currency, "amountMinor") select '${name}' || n, '${account}', 'usd', ${leg} ${sales}`,
      ),
    ])
  }
}

const run = (statements: string[], isQuiet = true) => runLong(statements, { isQuiet })
