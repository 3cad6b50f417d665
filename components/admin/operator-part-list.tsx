import { useTranslations } from 'next-intl'
import { DeliveryLine } from '@/components/orders/delivery-line'
import { LineChoice } from '@/components/orders/line-choice'
import { AmountLines } from '@/components/ui/data/amount-lines'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { LinkButton } from '@/components/ui/form/link-button'
import { TextLink } from '@/components/ui/layout/text-link'
import type { OperatorPart } from '@/lib/domain/wire/admin-views'
import { PartStatusBadge } from './order-status-badge'

/** The parts of an order, one a seller and time of charging. @param blocked those of which nothing can be refunded */
export function OperatorPartList({ orderId, parts, blocked }: { orderId: string; parts: OperatorPart[]; blocked: string[] }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      {parts.map((part) => (
        <Section
          key={part.id}
          title={
            <TextLink href={`/sellers/${part.seller.slug}`} dir="auto">
              {part.seller.shopName}
            </TextLink>
          }
          action={<PartStatusBadge status={part.status} />}
        >
          <Part part={part} refundHref={blocked.includes(part.id) ? null : `/admin/orders/${orderId}/refund/${part.id}`} />
        </Section>
      ))}
    </div>
  )
}

function Part({ part, refundHref }: { part: OperatorPart; refundHref: string | null }) {
  const t = useTranslations('admin.order')
  const reasons = useTranslations('orders.timeline.reasons')
  const said = [part.declineCode, part.message].filter(Boolean).join(': ')
  const money = (amountMinor: number) => <Price amountMinor={amountMinor} currency={part.currency} />
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-1 text-sm">
        {part.lines.map(({ id, name, variantTitle, sku, quantity, unitPriceMinor }) => (
          <li key={id} className="flex justify-between gap-4">
            <span dir="auto" className="wrap-anywhere min-w-0">
              <span>{t('line', { quantity, name })}</span>
              <LineChoice variantTitle={variantTitle} sku={sku} />
            </span>
            <span>{money(unitPriceMinor * quantity)}</span>
          </li>
        ))}
      </ul>
      <AmountLines
        amount={part.amount}
        currency={part.currency}
        isDelivered={part.delivery !== null}
        bearer={({ bornBy }) => t(`bornBy.${bornBy}`)}
      />
      {part.delivery && <DeliveryLine delivery={part.delivery} />}
      <FactList
        facts={[
          { label: t('amount'), value: money(part.amountMinor) },
          ...(part.refundedMinor > 0 ? [{ label: t('refunded'), value: money(part.refundedMinor) }] : []),
          { label: t('fee'), value: money(part.applicationFeeMinor) },
          ...(part.refundedFeeMinor > 0 ? [{ label: t('refundedFee'), value: money(part.refundedFeeMinor) }] : []),
          ...(part.reason ? [{ label: t('reason'), value: reasons(part.reason) }] : []),
          ...(said ? [{ label: t('stripeSays'), value: <span dir="auto">{said}</span> }] : []),
          { label: t('charged'), value: part.capturedAt ? <Moment at={part.capturedAt} /> : t(`chargeWhen.${part.chargeWhen}`) },
          ...(part.dueAt ? [{ label: t('due'), value: <Moment at={part.dueAt} /> }] : []),
          { label: t('tries'), value: t('triesValue', { tries: part.tries, repeats: part.repeats }) },
          { label: t('account'), value: <IdAtStripe href={part.accountUrl} id={part.accountId} /> },
          { label: t('payment'), value: <IdAtStripe href={part.paymentUrl} id={part.paymentIntentId} /> },
          { label: t('charge'), value: <IdAtStripe href={part.paymentUrl} id={part.chargeId} /> },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        {refundHref && (part.status === 'captured' || part.status === 'refund_failed') && (
          <LinkButton href={refundHref} variant="secondary" size="sm">
            {t('refund')}
          </LinkButton>
        )}
        {part.paymentUrl && (
          <LinkButton external href={part.paymentUrl} variant="secondary" size="sm">
            {t('openPayment')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function IdAtStripe({ href, id }: { href: string | null; id: string | null }) {
  const t = useTranslations('admin.order')
  if (!id) return t('none')
  const code = <code className="wrap-anywhere font-mono text-xs">{id}</code>
  return href ? (
    <TextLink href={href} external>
      {code}
    </TextLink>
  ) : (
    code
  )
}
