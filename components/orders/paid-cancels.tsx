import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { useMoney } from '@/components/ui/data/use-money'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { isolated } from '@/components/ui/isolated'
import type { CancelationView, PaidCancelView } from '@/lib/domain/wire/cancelation-views'

/** What of an order is paid and has not left: its buyer cancels it, or asks its seller to. @param cancel cancels one part, or asks to */
export function PaidCancels({ parts, cancel }: { parts: PaidCancelView[]; cancel: (partId: string) => () => Promise<string | null> }) {
  const t = useTranslations('orders.paidCancel')
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="cancel" className="flex flex-col gap-3">
      <h2 id="cancel" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {parts.map((part) => (
          <li key={part.partId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 text-sm">
            <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
              <p className="break-words font-medium">{t.rich('of', { items: part.names, shop: part.shopName, ...isolated })}</p>
              <State part={part} />
            </div>
            {part.cancelation === null && <Cancel part={part} cancel={cancel} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function State({ part: { cancelation, until, shopName: shop } }: { part: PaidCancelView }) {
  const t = useTranslations('orders.paidCancel')
  const moment = useMoment()
  if (cancelation) return <Answer cancelation={cancelation} shop={shop} />
  return <p className="text-muted">{until ? t('untilText', { until: moment(until) }) : t('askText')}</p>
}

function Answer({ cancelation: { status, reason }, shop }: { cancelation: CancelationView; shop: string }) {
  const t = useTranslations('orders.paidCancel')
  if (status === 'declined' && reason === null) return <p className="text-muted">{t('shipped')}</p>
  return (
    <>
      <p className="text-muted">{t.rich(status, { shop, ...isolated })}</p>
      {reason && (
        <p dir="auto" className="wrap-anywhere">
          {reason}
        </p>
      )}
    </>
  )
}

function Cancel({ part, cancel }: { part: PaidCancelView; cancel: (partId: string) => () => Promise<string | null> }) {
  const t = useTranslations('orders.paidCancel')
  const money = useMoney()
  const way = part.until ? 'now' : 'ask'
  return (
    <ConfirmDialog
      action={cancel(part.partId)}
      deed={t(`${way}.deed`)}
      about={part.names}
      keep={t('keep')}
      busyText={t('busy')}
      title={t(`${way}.title`, { items: part.names })}
      variant="danger"
      size="sm"
    >
      {t(`${way}.text`, { price: money(part) })}
    </ConfirmDialog>
  )
}
