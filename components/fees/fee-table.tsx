import { useTranslations } from 'next-intl'
import type { FeeView } from '@/lib/domain/wire/fee-statement-views'
import { FeeEntries } from './fee-entries'

/** Each fee of a month, with the sale it was for. */
export function FeeTable({ fees }: { fees: FeeView[] }) {
  const t = useTranslations('sell.fees')
  const entries = fees.map((fee) => ({ ...fee, href: `/sell/orders/${fee.sellerOrderId}`, said: t(fee.isReturned ? 'refund' : 'sale') }))
  return <FeeEntries words="sell.fees" entries={entries} />
}
