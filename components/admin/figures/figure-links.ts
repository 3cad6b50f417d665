import type { FigureOrder } from '@/lib/domain/ledger/figures'

type Place = { month: string; currency: string; order?: FigureOrder; cursor?: string | null }

/** The figures of a month in a currency. */
export function figuresHref({ month, currency, order, cursor }: Place): string {
  const query = new URLSearchParams({ month, currency, ...(order && { order }), ...(cursor && { cursor }) })
  return `/admin/figures?${query}`
}

/** What is behind a seller's figures. */
export function sellerMonthHref(
  sellerId: string,
  { month, currency, ...rest }: { month: string; currency: string; show?: string; cursor?: string },
): string {
  return `/admin/figures/${sellerId}/${month}?${new URLSearchParams({ currency, ...rest })}`
}
