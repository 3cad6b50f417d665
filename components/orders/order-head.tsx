import { CalendarClock, CircleAlert, CircleCheck, CircleX, ShieldQuestion, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Spinner } from '@/components/ui/feedback/spinner'
import { LinkButton } from '@/components/ui/form/link-button'
import { unreachable } from '@/lib/domain/unreachable'
import type { OrderView } from '@/lib/domain/wire/views'
import { hasLostRefund } from './order-status'
import { OrderWatch } from './order-watch'

/** What became of the order, in one heading and one sentence, with the way on where there is one. */
export function OrderHead({ order }: { order: OrderView }) {
  switch (order.status) {
    case 'paid':
      return (
        <Head
          icon={<CircleCheck className="text-good" />}
          title={order.later.length > 0 ? 'Thank you. What is due now is paid.' : 'Thank you. It is paid.'}
        >
          We sent the receipt to{' '}
          <span className="font-medium text-ink">
            <bdi>{order.email}</bdi>
          </span>
          .
        </Head>
      )
    case 'scheduled':
      return (
        <Head icon={<CalendarClock className="text-info" />} title="Thank you. It is ordered.">
          Nothing is charged yet. We write to{' '}
          <span className="font-medium text-ink">
            <bdi>{order.email}</bdi>
          </span>{' '}
          when it is.
        </Head>
      )
    case 'partly_paid':
      return (
        <Head icon={<CircleAlert className="text-warn" />} title={hasLostRefund(order) ? 'A refund did not arrive' : 'Partly paid'}>
          {order.sentence}
          {order.checkoutUrl && <WayOn href={order.checkoutUrl}>{order.isLate ? 'Pay now' : 'Try another card'}</WayOn>}
        </Head>
      )
    case 'refunded':
      return (
        <Head icon={<Undo2 className="text-muted" />} title="Refunded">
          The amount goes back to your card; that takes your bank a few days.
        </Head>
      )
    case 'open':
      return order.checkoutUrl ? <WaitsForBuyer order={order} url={order.checkoutUrl} /> : <BeingChecked order={order} />
    case 'declined':
      return (
        <Head icon={<CircleX className="text-danger" />} title={refusedTitle(order)}>
          {order.sentence}
          {order.checkoutUrl && <WayOn href={order.checkoutUrl}>{order.isLate ? 'Pay now' : 'Try another card'}</WayOn>}
        </Head>
      )
    case 'canceled':
      return (
        <Head icon={<CircleX className="text-muted" />} title="Canceled">
          {order.sentence}
        </Head>
      )
    default:
      return unreachable(order.status)
  }
}

function refusedTitle({ isLate, checkoutUrl }: OrderView): string {
  if (!isLate) return 'Not paid'
  return checkoutUrl ? 'Your card could not be charged' : 'Not charged yet'
}

function WaitsForBuyer({ order, url }: { order: OrderView; url: string }) {
  return (
    <Head icon={<ShieldQuestion className="text-warn" />} title="Your bank wants you to confirm">
      {order.sentence}
      <WayOn href={url}>Confirm the payment</WayOn>
    </Head>
  )
}

function BeingChecked({ order }: { order: OrderView }) {
  return (
    <Head icon={<Spinner className="size-8 text-info" />} title="We are checking with Stripe…">
      {order.sentence} This page follows by itself.
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
