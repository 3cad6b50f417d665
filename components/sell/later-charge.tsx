import type { ReactNode } from 'react'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import type { LaterChargeView } from '@/lib/domain/wire/views'

/**
 * When a sale is charged that is paid later than it was ordered, and how that has gone so far.
 * @param isOver it is canceled: nothing comes any more
 * @param action the buttons of what the seller can do about it
 */
export function LaterCharge({ later, isOver, action }: { later: LaterChargeView; isOver: boolean; action: ReactNode }) {
  const { chargeWhen, dueAt, shipBy, givesUp, tries, shippedAt, heldUntil, refused } = later
  const facts = [
    { label: isOver ? 'The buyer was to be charged' : 'The buyer is charged', value: chargeWhen === 'on_shipment' ? 'When you ship' : 'On a day' },
    ...(chargeWhen === 'on_shipment' ? [{ label: 'Shipped', value: shippedAt ? <Moment at={shippedAt} /> : isOver ? 'No' : 'Not yet' }] : []),
    ...(shipBy ? [{ label: 'Ship by, or it is canceled', value: <Moment at={shipBy} as="day" /> }] : []),
    ...(dueAt ? [{ label: nextLabel(givesUp, tries), value: <Moment at={dueAt} /> }] : []),
    ...(heldUntil ? [{ label: 'Held on the buyer’s card until', value: <Moment at={heldUntil} /> }] : []),
    { label: 'Tries without the buyer', value: String(tries) },
    ...(refused?.at ? [{ label: 'Last refused', value: <Moment at={refused.at} /> }] : []),
  ]
  return (
    <Section
      title="Charge"
      action={action}
      hint={isOver ? undefined : 'Refused, it is tried again 1, 3, 5 and 7 days after the first refusal, or waits a week for the buyer.'}
    >
      <FactList facts={facts} />
    </Section>
  )
}

function nextLabel(givesUp: boolean, tries: number): string {
  if (givesUp) return 'Canceled, unless the buyer pays, on'
  return tries > 0 ? 'Next try' : 'Day of the charge'
}
