import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PostButton } from '@/components/ui/form/post-button'
import type { RefusedPayment } from '@/lib/domain/sellers/seller-overview'

/**
 * Payments, cancellations and refunds that Stripe refused for the sake of the seller's account, with Stripe's own words and the way to solve it. Nothing where there are none.
 * @param solve the action that ends one by hand
 */
export function RefusedPayments({
  refused,
  dashboardUrl,
  solve,
}: {
  refused: RefusedPayment[]
  dashboardUrl: string
  solve: (id: string) => () => Promise<void>
}) {
  const t = useTranslations('sell.refused')
  if (refused.length === 0) return null
  return (
    <section aria-label={t('label')} className="flex flex-col gap-3">
      {refused.map((payment) => (
        <Alert key={payment.id} tone="warn" title={t(payment.kind, { call: payment.call })}>
          <blockquote dir="auto" lang="en" className="wrap-anywhere border-line border-l-2 pl-3">
            {payment.words}
          </blockquote>
          <p className="mt-2">{t(payment.kind === 'amount_refused' ? 'amountText' : 'accountText', { call: payment.call })}</p>
          <p className="text-muted text-sm">
            <span>{t('order', { number: payment.receiptNumber })}</span> <span aria-hidden>·</span> <Moment at={payment.at} />
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <WayOn kind={payment.kind} dashboardUrl={dashboardUrl} />
            <PostButton action={solve(payment.id)} variant="secondary" size="sm" busyText={t('solving')}>
              {t('solved')}
            </PostButton>
          </div>
        </Alert>
      ))}
    </section>
  )
}

function WayOn({ kind, dashboardUrl }: { kind: RefusedPayment['kind']; dashboardUrl: string }) {
  const t = useTranslations('sell.refused')
  if (kind === 'amount_refused')
    return (
      <LinkButton href="/sell/products" size="sm">
        {t('openProducts')}
      </LinkButton>
    )
  return (
    <LinkButton external href={dashboardUrl} size="sm">
      {t('openStripe')}
    </LinkButton>
  )
}
