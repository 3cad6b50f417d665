import { Prisma, type PrismaClient } from './generated/client'

// Amounts are BIGINT columns, since rupiah pass 2^31 (lib/domain/facts). Rows carry them as numbers, which hold whole ones exactly up to 2^53.

/** A row as everything above lib/db gets it: amounts are numbers. For types that Prisma makes, such as `ProductGetPayload`. */
export type Plain<T> = T extends bigint
  ? number
  : T extends Date | Uint8Array | Prisma.JsonValue
    ? T
    : T extends (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T

/** Whole and exact. @throws where an amount is too large to be a number */
export function toNumber(amount: bigint): number {
  const number = Number(amount)
  if (!Number.isSafeInteger(number)) throw new Error(`The amount ${amount} is too large to be exact`)
  return number
}

/** Turns every bigint in rows, and in the rows in them, into a number, in place. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return toNumber(value)
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value
  const row = value as Record<string, unknown>
  for (const key of Object.keys(row)) row[key] = plain(row[key])
  return row
}

/** A client whose rows carry amounts as numbers. */
export type Amounts = ReturnType<typeof typed>

/** A client that gives numbers, also in transactions. */
export function plainAmounts(client: PrismaClient): Amounts {
  const query = { $allModels: { $allOperations: async ({ args, query }: Operation) => plain(await query(args)) } }
  // What `typed` says is what `plain` does: Prisma's own way of computed columns answers with proxies, which tests cannot compare.
  return client.$extends({ name: 'amounts', query }) as unknown as Amounts
}

type Operation = { args: object; query: (args: object) => Promise<unknown> }

/** For its type alone: a new column of money is added here, or its rows are said to carry a bigint. */
function typed(client: PrismaClient) {
  return client.$extends(columns)
}

const orNull = (amount: bigint | null) => (amount === null ? null : toNumber(amount))

const columns = Prisma.defineExtension({
  result: {
    product: {
      priceMinor: { needs: { priceMinor: true }, compute: (row) => toNumber(row.priceMinor) },
      mostPriceMinor: { needs: { mostPriceMinor: true }, compute: (row) => toNumber(row.mostPriceMinor) },
    },
    variant: {
      priceMinor: { needs: { priceMinor: true }, compute: (row) => toNumber(row.priceMinor) },
      compareAtMinor: { needs: { compareAtMinor: true }, compute: (row) => orNull(row.compareAtMinor) },
    },
    cartLine: { seenPriceMinor: { needs: { seenPriceMinor: true }, compute: (row) => toNumber(row.seenPriceMinor) } },
    wish: { seenPriceMinor: { needs: { seenPriceMinor: true }, compute: (row) => toNumber(row.seenPriceMinor) } },
    feeRule: {
      feeFixedMinor: { needs: { feeFixedMinor: true }, compute: (row) => toNumber(row.feeFixedMinor) },
      feeLeastMinor: { needs: { feeLeastMinor: true }, compute: (row) => toNumber(row.feeLeastMinor) },
      feeMostMinor: { needs: { feeMostMinor: true }, compute: (row) => orNull(row.feeMostMinor) },
    },
    partFee: {
      feeLeastMinor: { needs: { feeLeastMinor: true }, compute: (row) => toNumber(row.feeLeastMinor) },
      feeMostMinor: { needs: { feeMostMinor: true }, compute: (row) => orNull(row.feeMostMinor) },
    },
    sellerOrder: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) },
      applicationFeeMinor: { needs: { applicationFeeMinor: true }, compute: (row) => toNumber(row.applicationFeeMinor) },
      feeFixedMinor: { needs: { feeFixedMinor: true }, compute: (row) => toNumber(row.feeFixedMinor) },
      refundedMinor: { needs: { refundedMinor: true }, compute: (row) => toNumber(row.refundedMinor) },
      refundedFeeMinor: { needs: { refundedFeeMinor: true }, compute: (row) => toNumber(row.refundedFeeMinor) },
    },
    refund: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) },
      netMinor: { needs: { netMinor: true }, compute: (row) => orNull(row.netMinor) },
      returnedFeeMinor: { needs: { returnedFeeMinor: true }, compute: (row) => orNull(row.returnedFeeMinor) },
      goodsMinor: { needs: { goodsMinor: true }, compute: (row) => toNumber(row.goodsMinor) },
      shippingMinor: { needs: { shippingMinor: true }, compute: (row) => toNumber(row.shippingMinor) },
      taxMinor: { needs: { taxMinor: true }, compute: (row) => toNumber(row.taxMinor) },
      taxInclusiveMinor: { needs: { taxInclusiveMinor: true }, compute: (row) => toNumber(row.taxInclusiveMinor) },
      adjustmentMinor: { needs: { adjustmentMinor: true }, compute: (row) => toNumber(row.adjustmentMinor) },
      feeBackMinor: { needs: { feeBackMinor: true }, compute: (row) => toNumber(row.feeBackMinor) },
    },
    dispute: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) },
      takenMinor: { needs: { takenMinor: true }, compute: (row) => toNumber(row.takenMinor) },
      withdrawnMinor: { needs: { withdrawnMinor: true }, compute: (row) => toNumber(row.withdrawnMinor) },
      feeMinor: { needs: { feeMinor: true }, compute: (row) => toNumber(row.feeMinor) },
      reinstatedMinor: { needs: { reinstatedMinor: true }, compute: (row) => toNumber(row.reinstatedMinor) },
      feeBackMinor: { needs: { feeBackMinor: true }, compute: (row) => toNumber(row.feeBackMinor) },
    },
    warningPolicy: { refundToMinor: { needs: { refundToMinor: true }, compute: (row) => toNumber(row.refundToMinor) } },
    refundLine: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) },
      taxMinor: { needs: { taxMinor: true }, compute: (row) => toNumber(row.taxMinor) },
      taxInclusiveMinor: { needs: { taxInclusiveMinor: true }, compute: (row) => toNumber(row.taxInclusiveMinor) },
    },
    settlement: {
      grossMinor: { needs: { grossMinor: true }, compute: (row) => toNumber(row.grossMinor) },
      stripeFeeMinor: { needs: { stripeFeeMinor: true }, compute: (row) => toNumber(row.stripeFeeMinor) },
      applicationFeeMinor: { needs: { applicationFeeMinor: true }, compute: (row) => toNumber(row.applicationFeeMinor) },
      netMinor: { needs: { netMinor: true }, compute: (row) => toNumber(row.netMinor) },
    },
    balanceTransaction: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) },
      feeMinor: { needs: { feeMinor: true }, compute: (row) => toNumber(row.feeMinor) },
      netMinor: { needs: { netMinor: true }, compute: (row) => toNumber(row.netMinor) },
      sourceMinor: { needs: { sourceMinor: true }, compute: (row) => orNull(row.sourceMinor) },
    },
    payout: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) },
      closesMinor: { needs: { closesMinor: true }, compute: (row) => orNull(row.closesMinor) },
    },
    partAmount: {
      goodsMinor: { needs: { goodsMinor: true }, compute: (row) => toNumber(row.goodsMinor) },
      discountMinor: { needs: { discountMinor: true }, compute: (row) => toNumber(row.discountMinor) },
      shippingMinor: { needs: { shippingMinor: true }, compute: (row) => toNumber(row.shippingMinor) },
      taxMinor: { needs: { taxMinor: true }, compute: (row) => toNumber(row.taxMinor) },
      taxInclusiveMinor: { needs: { taxInclusiveMinor: true }, compute: (row) => toNumber(row.taxInclusiveMinor) },
      feeBaseMinor: { needs: { feeBaseMinor: true }, compute: (row) => toNumber(row.feeBaseMinor) },
    },
    partialCapture: {
      agreedMinor: { needs: { agreedMinor: true }, compute: (row) => toNumber(row.agreedMinor) },
      agreedFeeMinor: { needs: { agreedFeeMinor: true }, compute: (row) => toNumber(row.agreedFeeMinor) },
      taxMinor: { needs: { taxMinor: true }, compute: (row) => toNumber(row.taxMinor) },
      taxInclusiveMinor: { needs: { taxInclusiveMinor: true }, compute: (row) => toNumber(row.taxInclusiveMinor) },
    },
    discount: {
      amountMinor: { needs: { amountMinor: true }, compute: (row) => orNull(row.amountMinor) },
      minGoodsMinor: { needs: { minGoodsMinor: true }, compute: (row) => orNull(row.minGoodsMinor) },
    },
    discountLine: { amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) } },
    difference: {
      oursMinor: { needs: { oursMinor: true }, compute: (row) => toNumber(row.oursMinor) },
      stripesMinor: { needs: { stripesMinor: true }, compute: (row) => toNumber(row.stripesMinor) },
    },
    ledgerEntry: { amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) } },
    ledgerClose: { amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) } },
    taxRecord: { totalMinor: { needs: { totalMinor: true }, compute: (row) => toNumber(row.totalMinor) } },
    taxLine: { amountMinor: { needs: { amountMinor: true }, compute: (row) => toNumber(row.amountMinor) } },
    shippingRate: {
      priceMinor: { needs: { priceMinor: true }, compute: (row) => toNumber(row.priceMinor) },
      perItemMinor: { needs: { perItemMinor: true }, compute: (row) => toNumber(row.perItemMinor) },
      freeOverMinor: { needs: { freeOverMinor: true }, compute: (row) => orNull(row.freeOverMinor) },
    },
    return: { refundedBeforeMinor: { needs: { refundedBeforeMinor: true }, compute: (row) => toNumber(row.refundedBeforeMinor) } },
    orderLine: { unitPriceMinor: { needs: { unitPriceMinor: true }, compute: (row) => toNumber(row.unitPriceMinor) } },
  },
})
