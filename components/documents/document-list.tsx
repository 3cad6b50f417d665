import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import type { DocumentLine } from '@/lib/domain/wire/document-views'

/** A seller's documents, each leading to its sheet. */
export function DocumentList({ documents }: { documents: DocumentLine[] }) {
  const t = useTranslations('documents')
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {documents.map(({ id, kind, number, orderNumber, issuedAt, currency, totalMinor }) => (
          <li key={id} className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-3.5 hover:bg-sunken/50">
            <span className="min-w-0 flex-1 basis-48">
              <Link href={`/documents/${id}` as Route} className="rounded-sm font-medium after:absolute after:inset-0 hover:underline">
                {t(`link.${kind}`, { number })}
              </Link>
              <span className="block text-muted text-sm">{t('list.ofOrder', { number: orderNumber })}</span>
            </span>
            <Moment at={issuedAt} as="day" className="text-muted text-sm" />
            <Price amountMinor={totalMinor} currency={currency} className="w-28 text-right font-medium" />
          </li>
        ))}
      </ul>
    </Card>
  )
}
