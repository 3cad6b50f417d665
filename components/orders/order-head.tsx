import { CalendarClock, CircleAlert, CircleCheck, CircleX, ShieldQuestion, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Spinner } from '@/components/ui/feedback/spinner'
import { LinkButton } from '@/components/ui/form/link-button'
import { useSay } from '@/components/ui/use-say'
import { unreachable } from '@/lib/domain/unreachable'
import type { OrderView } from '@/lib/domain/wire/order-views'
import { type Said, sentencesOf } from '@/lib/domain/wire/said'
import { hasLostRefund, orderStanding } from './order-status'
import { OrderWatch } from './order-watch'
import { useRefunded } from './standing-badge'

/** What became of the order, in one heading and a sentence or two, with the way on where there is one. */
export function OrderHead({ order }: { order: OrderView }) {
  const t = useTranslations('orders.head')
  switch (order.status) {
    case 'paid':
      return <PaidHead order={order} />
    case 'scheduled':
      return (
        <Head icon={<CalendarClock className="text-info" />} title={t('scheduled')}>
          {t.rich('scheduledText', { email: order.email, name: strong })}
        </Head>
      )
    case 'partly_paid':
      return (
        <Head icon={<CircleAlert className="text-warn" />} title={hasLostRefund(order) ? t('refundFailed') : t('partlyPaid')}>
          <Unpaid order={order} />
        </Head>
      )
    case 'refunded':
      return <RefundedHead />
    case 'open':
      return order.checkoutUrl ? <WaitsForBuyer order={order} url={order.checkoutUrl} /> : <BeingChecked order={order} />
    case 'declined':
      return (
        <Head icon={<CircleX className="text-danger" />} title={t(refusedTitle(order))}>
          <Unpaid order={order} />
        </Head>
      )
    case 'canceled':
      return (
        <Head icon={<CircleX className="text-muted" />} title={t('canceled')}>
          <Sentences of={order.sentence} />
        </Head>
      )
    default:
      return unreachable(order.status)
  }
}

/** A paid order of which something was refunded says so first. */
function PaidHead({ order }: { order: OrderView }) {
  const t = useTranslations('orders.head')
  const { standing } = orderStanding(order)
  const refunded = useRefunded()
  if (standing === 'refunded') return <RefundedHead />
  if (standing === 'partly_refunded') {
    return (
      <Head icon={<Undo2 className="text-muted" />} title={t('partlyRefunded', { amount: refunded(order.parts) })}>
        {t('partlyRefundedText')}
      </Head>
    )
  }
  return (
    <Head icon={<CircleCheck className="text-good" />} title={order.later.length > 0 ? t('partlyCharged') : t('paid')}>
      {t.rich('receiptSent', { email: order.email, name: strong })}
    </Head>
  )
}

function RefundedHead() {
  const t = useTranslations('orders.head')
  return (
    <Head icon={<Undo2 className="text-muted" />} title={t('refunded')}>
      {t('refundedText')}
    </Head>
  )
}

/** Why something is not paid, and where its buyer pays it. */
function Unpaid({ order: { sentence, checkoutUrl, isLate, later } }: { order: OrderView }) {
  const t = useTranslations('orders.head')
  const isPaused = later.some(({ state }) => state === 'paused')
  return (
    <>
      <Sentences of={sentence} />
      {checkoutUrl && <WayOn href={checkoutUrl}>{t(isPaused ? 'useAnotherCard' : isLate ? 'payNow' : 'otherCard')}</WayOn>}
    </>
  )
}

function Sentences({ of }: { of: Said[] }) {
  return sentencesOf(useSay(), of)
}

const strong = (text: ReactNode) => <bdi className="font-medium text-ink">{text}</bdi>

function refusedTitle({ isLate, checkoutUrl }: OrderView) {
  if (!isLate) return 'notPaid'
  return checkoutUrl ? 'cardNotCharged' : 'notChargedYet'
}

function WaitsForBuyer({ order, url }: { order: OrderView; url: string }) {
  const t = useTranslations('orders.head')
  return (
    <Head icon={<ShieldQuestion className="text-warn" />} title={t('confirm')}>
      <Sentences of={order.sentence} />
      <WayOn href={url}>{t('confirmButton')}</WayOn>
    </Head>
  )
}

function BeingChecked({ order }: { order: OrderView }) {
  const t = useTranslations('orders.head')
  return (
    <Head icon={<Spinner className="size-8 text-info" />} title={t('checking')}>
      <Sentences of={order.sentence} /> <span>{t('follows')}</span>
      <OrderWatch checkoutId={order.checkoutId} />
    </Head>
  )
}

function WayOn({ href, children }: { href: string; children: ReactNode }) {
  return (
    <div className="mt-4">
      <LinkButton href={href} external>
        {children}
      </LinkButton>
    </div>
  )
}

function Head({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <header className="flex flex-col items-start gap-3 [&>svg]:size-8">
      {icon}
      <div role="status" className="flex flex-col gap-1.5">
        <h1 className="display text-3xl">{title}</h1>
        <div className="wrap-anywhere max-w-xl text-muted">{children}</div>
      </div>
    </header>
  )
}
