import { useTranslations } from 'next-intl'
import { FeeEntries } from '@/components/fees/fee-entries'
import type { EntryView } from '@/lib/domain/wire/figure-views'

/** What the books say of a month, each line with the order it is about. */
export function EntryTable({ entries }: { entries: EntryView[] }) {
  const t = useTranslations('admin.figures')
  const told = entries.map((entry) => ({ ...entry, href: `/admin/orders/${entry.orderId}`, said: t(`kind.${entry.kind}`) }))
  return <FeeEntries words="admin.figures" entries={told} />
}
