import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { isolated } from '@/components/ui/isolated'
import type { RefundStatus } from '@/lib/domain/refunds/refund-state'
import type { RefundView } from '@/lib/domain/wire/refund-views'

const TONE: Record<RefundStatus, Tone> = {
  asked: 'info',
  unknown: 'info',
  pending: 'info',
  requires_action: 'info',
  succeeded: 'good',
  failed: 'danger',
  canceled: 'danger',
  refused: 'warn',
}

/** Refunds with how far each is, and what its reader should know of it. */
export function RefundList({ refunds, reader }: { refunds: RefundView[]; reader: 'buyer' | 'seller' | 'operator' }) {
  return (
    <ul className="divide-y divide-line">
      {refunds.map((refund) => (
        <li key={refund.id} className="flex flex-col gap-1.5 px-5 py-4 text-sm">
          <Head refund={refund} reader={reader} />
          <Words refund={refund} reader={reader} />
        </li>
      ))}
    </ul>
  )
}

/** What its buyer sees of refunds: those that were made. */
function isShown(status: RefundStatus): status is 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled' {
  return status !== 'asked' && status !== 'unknown' && status !== 'refused'
}

type One = { refund: RefundView; reader: 'buyer' | 'seller' | 'operator' }

function Head({ refund: { amountMinor, currency, at, status, waitsForBalance }, reader }: One) {
  const t = useTranslations('orders.refunds')
  const isWaiting = waitsForBalance && reader !== 'buyer'
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Price amountMinor={amountMinor} currency={currency} className="font-semibold text-base" />
        <Moment at={at} as="day" className="text-muted" />
      </span>
      <Badge tone={isWaiting ? 'warn' : TONE[status]}>{t(isWaiting ? 'waits' : `status.${status}`)}</Badge>
    </div>
  )
}

function Words({ refund, reader }: One) {
  const t = useTranslations('orders.refunds')
  const pieces = useTranslations('orders.shipment')
  const { status, refusal, words, note, bankReference, origin, feeBackMinor, currency } = refund
  const isTold = reader !== 'buyer'
  return (
    <>
      {refund.pieces.map(({ lineId, name: item, variantTitle: choice, quantity }) => (
        <span key={lineId}>
          {choice ? pieces.rich('pieceOf', { quantity, item, choice, ...isolated }) : pieces.rich('piece', { quantity, item, ...isolated })}
        </span>
      ))}
      {note && <span dir="auto">{t.rich('note', { note, ...isolated })}</span>}
      <span className="text-muted">{isTold ? t(`told.${status}`) : isShown(status) && t(`about.${status}`)}</span>
      {isTold && refund.waitsForBalance && <span>{t('balanceTooLow')}</span>}
      {refusal && <span>{t(`refusals.${refusal}`)}</span>}
      {words && <span className="text-muted">{t.rich('stripeSays', { words, ...isolated })}</span>}
      {bankReference && <span className="text-muted">{t.rich('reference', { reference: bankReference, ...isolated })}</span>}
      {isTold && feeBackMinor > 0 && (
        <span className="text-muted">{t.rich('feeBack', { amount: () => <Price amountMinor={feeBackMinor} currency={currency} /> })}</span>
      )}
      {isTold && <span className="text-muted">{t(`origin.${origin}`)}</span>}
    </>
  )
}
