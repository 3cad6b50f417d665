import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tracking } from '@/components/orders/tracking'
import { useMoment } from '@/components/ui/data/moment'
import { isolated } from '@/components/ui/isolated'
import type { ReturnView } from '@/lib/domain/wire/return-views'
import { ReturnStatusBadge } from './return-status'

/**
 * A return: what, why, how far, and what its reader does next.
 * @param reader whose page it is on; an operator does nothing next
 * @param children what they may press
 */
export function ReturnCard({ row, reader, children }: { row: ReturnView; reader: 'buyer' | 'seller' | 'operator'; children?: ReactNode }) {
  const t = useTranslations('orders.returns')
  const moment = useMoment()
  return (
    <article className="flex flex-col gap-3 px-5 py-4 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="font-medium">{t('of', { day: moment(row.requestedAt, 'day') })}</h3>
        <ReturnStatusBadge status={row.status} />
      </div>
      {reader !== 'operator' && <Next row={row} reader={reader} />}
      {row.declineReason && <Typed text={row.declineReason} />}
      <Lines row={row} />
      <div className="flex flex-col gap-1">
        <p className="text-muted">{t('why', { reason: t(`reasons.${row.reason}`) })}</p>
        {row.words && <Typed text={row.words} />}
        {row.isWithdrawal && reader !== 'buyer' && <p className="text-muted">{t('byLaw')}</p>}
      </div>
      <Pictures row={row} />
      <Way row={row} isBuyers={reader === 'buyer'} />
      {children}
    </article>
  )
}

function Next({ row: { status, address, sendBy }, reader }: { row: ReturnView; reader: 'buyer' | 'seller' }) {
  const t = useTranslations(`orders.returns.next.${reader}`)
  const moment = useMoment()
  if (status !== 'approved') return <p>{t(status)}</p>
  return <p>{address === null || sendBy === null ? t('wait') : t('approved', { day: moment(sendBy, 'day') })}</p>
}

/** What somebody typed, with its lines. */
function Typed({ text }: { text: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-line border-line border-l-2 pl-3">
      {text}
    </p>
  )
}

function Lines({ row: { lines } }: { row: ReturnView }) {
  const t = useTranslations('orders.returns')
  const pieces = useTranslations('orders.shipment')
  return (
    <ul className="flex flex-col gap-1">
      {lines.map(({ id, name: item, variantTitle: choice, quantity, receivedQuantity, condition, isRestocked }) => (
        <li key={id} className="flex flex-wrap gap-x-2">
          <span>
            {choice ? pieces.rich('pieceOf', { quantity, item, choice, ...isolated }) : pieces.rich('piece', { quantity, item, ...isolated })}
          </span>
          {receivedQuantity !== null && (
            <span className="text-muted">
              {t(isRestocked ? 'arrivedRestocked' : 'arrived', { count: receivedQuantity, condition: condition ? t(`conditions.${condition}`) : '' })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Pictures({ row: { pictures } }: { row: ReturnView }) {
  const t = useTranslations('orders.returns')
  if (pictures.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2">
      {pictures.map(({ url, width, height }, at) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener" className="block rounded-md">
            {/* biome-ignore lint/performance/noImgElement: it is shown to few, and no optimizer may keep it */}
            <img
              src={url}
              width={width}
              height={height}
              alt={t('picture', { number: at + 1 })}
              loading="lazy"
              className="size-20 rounded-md border border-line object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Where it is sent, who pays for that, and how it can be followed. */
function Way({ row: { address, postage, status, sentAt, ...tracking }, isBuyers }: { row: ReturnView; isBuyers: boolean }) {
  const t = useTranslations('orders.returns')
  const moment = useMoment()
  const isOver = status === 'declined' || status === 'canceled' || status === 'expired'
  if (isOver || (!address && !postage)) return null
  return (
    <dl className="flex flex-col gap-2">
      {address && (
        <div>
          <dt className="text-muted">{t('sendTo')}</dt>
          <dd dir="auto" className="wrap-anywhere whitespace-pre-line">
            {address}
          </dd>
        </div>
      )}
      {postage && (
        <div>
          <dt className="text-muted">{t('postageLabel')}</dt>
          <dd>{t(isBuyers ? `postage.${postage}` : `paidBy.${postage}`)}</dd>
        </div>
      )}
      {sentAt && (
        <div>
          <dt className="text-muted">{t('sentOn', { day: moment(sentAt, 'day') })}</dt>
          <dd>{tracking.carrier === null ? t('untracked') : <Tracking shipment={tracking} />}</dd>
        </div>
      )}
    </dl>
  )
}
