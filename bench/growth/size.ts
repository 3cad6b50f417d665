/** How many rows there are. One shop, the first, has a tenth of the products and of the orders. */
export type Size = { sellers: number; products: number; orders: number }

/** The same in every size: orders that are open, parts that wait for Stripe's books, refunds that failed, accounts not read for a day. */
export const UNDER_WAY = 20

/** Rows of every size are spread over the same year. */
export const AT = `timestamp '2026-11-30' - (n::bigint * 15485863 % 31536000) * interval '1 second'`
