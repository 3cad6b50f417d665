import { CalendarClock } from 'lucide-react'
import { Price } from '@/components/ui/data/price'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import type { BuyersLaterView } from '@/lib/domain/wire/views'

/**
 * What of an order is still to be charged: when, what is held until then, and the way to call it off.
 * @param cancel calls one part off
 */
export function LaterParts({ parts, cancel }: { parts: BuyersLaterView[]; cancel: (partId: string) => () => Promise<string | null> }) {
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="later" className="flex flex-col gap-3">
      <h2 id="later" className="font-semibold text-lg">
        Still to be charged
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {parts.map((part) => (
          <li key={part.partId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
            <div className="flex min-w-0 flex-1 basis-64 items-start gap-3">
              <CalendarClock aria-hidden className="mt-0.5 size-4.5 shrink-0 text-info" />
              <div className="min-w-0">
                <p className="font-medium">
                  {part.words}: <Price amountMinor={part.amountMinor} currency={part.currency} />
                </p>
                <p className="break-words text-muted text-sm">
                  <bdi>{part.names}</bdi>, from <bdi>{part.shopName}</bdi>
                </p>
                {part.note && <p className="text-muted text-sm">{part.note}</p>}
              </div>
            </div>
            {part.mayCancel && (
              <ConfirmDialog
                action={cancel(part.partId)}
                deed={parts.length === 1 ? 'Cancel this order' : 'Cancel this item'}
                about={part.names}
                keep="Keep it"
                busyText="Canceling…"
                title={`Cancel ${part.names}?`}
                variant="danger"
                size="sm"
              >
                It is not charged, now or later, and what is held on your card is released. You can order it again while it lasts.
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
