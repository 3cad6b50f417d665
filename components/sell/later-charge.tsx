import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import type { LaterChargeView } from '@/lib/domain/wire/order-views'

/**
 * When a sale is charged that is paid later than it was ordered, and how that has gone so far.
 * @param isOver it is canceled: nothing comes any more
 * @param action the buttons of what the seller can do about it
 */
export function LaterCharge({ later, isOver, action }: { later: LaterChargeView; isOver: boolean; action: ReactNode }) {
  const t = useTranslations('sell.sale.later')
  const { chargeWhen, dueAt, shipBy, givesUp, tries, readyAt, heldUntil, refused } = later
  const facts = [
    { label: t(isOver ? 'wasToBe' : 'charged'), value: t(chargeWhen) },
    ...(chargeWhen === 'on_shipment' ? [{ label: t('ready'), value: readyAt ? <Moment at={readyAt} /> : t(isOver ? 'notReady' : 'notYet') }] : []),
    ...(shipBy ? [{ label: t('shipBy'), value: <Moment at={shipBy} as="day" /> }] : []),
    ...(dueAt ? [{ label: t(nextLabel(givesUp, tries)), value: <Moment at={dueAt} /> }] : []),
    ...(heldUntil ? [{ label: t('heldUntil'), value: <Moment at={heldUntil} /> }] : []),
    { label: t('tries'), value: tries },
    ...(refused?.at ? [{ label: t('lastRefused'), value: <Moment at={refused.at} /> }] : []),
  ]
  return (
    <Section title={t('title')} action={action} hint={isOver ? undefined : t('hint')}>
      <FactList facts={facts} />
    </Section>
  )
}

function nextLabel(givesUp: boolean, tries: number): 'givesUp' | 'nextTry' | 'day' {
  if (givesUp) return 'givesUp'
  return tries > 0 ? 'nextTry' : 'day'
}
