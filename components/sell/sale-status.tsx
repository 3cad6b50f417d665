import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { useMoney } from '@/components/ui/data/use-money'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { FulfilmentStatus } from '@/lib/domain/fulfilment/fulfilment'
import type { PartStatus } from '@/lib/domain/order/order'
import type { CancelationView } from '@/lib/domain/wire/cancelation-views'
import type { FulfilmentView } from '@/lib/domain/wire/fulfilment-views'
import type { LaterChargeView, SaleView } from '@/lib/domain/wire/order-views'

const TONE: Record<PartStatus, Tone> = {
  pending: 'info',
  authorizing: 'info',
  requires_action: 'info',
  scheduled: 'info',
  declined: 'warn',
  canceled: 'neutral',
  authorized: 'info',
  captured: 'good',
  refunded: 'neutral',
  refund_failed: 'warn',
}

/** The state of a sale as a pill. */
export function SaleStatus({ sale }: { sale: SaleView }) {
  const [t, money] = [useTranslations('sell.sale'), useMoney()]
  if (sale.status === 'captured' && sale.refundedMinor > 0)
    return <Badge>{t('partlyRefunded', { amount: money({ amountMinor: sale.refundedMinor, currency: sale.currency }) })}</Badge>
  if (sale.status === 'captured' && sale.cancelation && sale.cancelation.status !== 'declined')
    return <CancelationBadge cancelation={sale.cancelation} />
  if (sale.status === 'captured' && sale.fulfilment) return <FulfilmentBadge fulfilment={sale.fulfilment} />
  if (sale.later?.mayCharge) return <Badge tone="info">{t('toCharge')}</Badge>
  return <Badge tone={TONE[sale.status]}>{t(`status.${sale.status}`)}</Badge>
}

const FULFILMENT_TONE: Record<FulfilmentStatus, Tone> = { unfulfilled: 'info', partly: 'info', fulfilled: 'good', delivered: 'good' }

/** The buyer wants it canceled, or it is and the refund is on its way. */
function CancelationBadge({ cancelation: { status } }: { cancelation: CancelationView }) {
  const t = useTranslations('sell.fulfilment.request')
  return status === 'requested' ? <Badge tone="warn">{t('asked')}</Badge> : <Badge>{t('canceled')}</Badge>
}

/** How far the goods of a paid sale are on their way. */
function FulfilmentBadge({ fulfilment: { status, isPickup } }: { fulfilment: FulfilmentView }) {
  const t = useTranslations('sell.fulfilment.status')
  return <Badge tone={FULFILMENT_TONE[status]}>{t(isPickup ? `pickup.${status}` : status)}</Badge>
}

/** What the seller should know or do about a sale that is not simply paid; nothing when there is nothing to say. */
export function useSaleWords(): (sale: SaleView) => string[] {
  const about = useTranslations('sell.sale.about')
  const reason = useTranslations('sell.sale.reason')
  const next = useTranslations('sell.sale.next')
  const says = useTranslations('sell.sale')
  const moment = useMoment()
  const dayOf = (at: string) => moment(at, 'agreedDay')
  const wordsOfLater = ({ refused, next: comes, mayCharge, shipBy, readyAt, dueAt, chargeWhen, heldUntil }: LaterChargeView, status: PartStatus) => {
    if (refused)
      return [
        reason(refused.reason),
        ...(readyAt && status !== 'canceled' ? [about('doNotShip')] : []),
        ...(refused.words ? [says('stripeSays', { words: refused.words })] : []),
        ...(comes ? [next(comes.code, { day: dayOf(comes.day) })] : []),
      ]
    if (mayCharge && shipBy) return [about('shipBy', { day: dayOf(shipBy) })]
    if (status !== 'scheduled' && status !== 'authorized') return []
    if (!dueAt || chargeWhen === 'on_shipment') return [about('beingCharged')]
    return [about(heldUntil ? 'chargedOnHeld' : 'chargedOn', { day: dayOf(dueAt) })]
  }
  return ({ later, status, fulfilment }) => {
    // They have waited for the charge before it may leave.
    if (later?.readyAt && status === 'captured' && fulfilment?.status === 'unfulfilled') return [about('shipNow')]
    const words = later ? wordsOfLater(later, status) : []
    if (words.length > 0) return words
    return isSelfEvident(status) ? [] : [about(status)]
  }
}

const SELF_EVIDENT = ['pending', 'scheduled', 'declined', 'canceled', 'captured'] as const

function isSelfEvident(status: PartStatus): status is (typeof SELF_EVIDENT)[number] {
  return SELF_EVIDENT.some((each) => each === status)
}
