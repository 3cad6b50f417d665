'use client'

import { useTranslations } from 'next-intl'
import { useMoney } from '@/components/ui/data/use-money'
import { Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { isolated } from '@/components/ui/isolated'
import type { CheckoutGroup } from '@/lib/domain/wire/checkout-views'
import { useDeliveryTime } from './delivery-time'
import { isOffered } from './use-delivery'

/** How each seller delivers: to choose where there is a choice, else in one line. */
export function RateChoices({
  groups,
  rateIds,
  disabled,
  onChoose,
}: {
  groups: CheckoutGroup[]
  /** What was chosen last: it counts at once, before the new amounts are here. */
  rateIds: string[]
  disabled: boolean
  onChoose: OnChoose
}) {
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => (
        <RateChoice key={group.id} group={group} rateIds={rateIds} disabled={disabled} onChoose={onChoose} />
      ))}
    </div>
  )
}

type OnChoose = (rateId: string, instead: string) => void
type ChoiceProps = { group: CheckoutGroup; rateIds: string[]; disabled: boolean; onChoose: OnChoose }

function RateChoice({ group, rateIds, disabled, onChoose }: ChoiceProps) {
  const t = useTranslations('checkout.delivery')
  const money = useMoney()
  const time = useDeliveryTime()
  const { delivery, seller, currency, id } = group
  if (!isOffered(delivery)) return null
  const { options } = delivery
  const chosenId = options.find(({ id: rateId }) => rateIds.includes(rateId))?.id ?? delivery.chosenId
  const costOf = (costMinor: number) => (costMinor === 0 ? t('free') : money({ amountMinor: costMinor, currency }))
  const legend = t.rich('from', { shop: seller.shopName, ...isolated })
  const [only] = options
  if (only && options.length === 1) {
    return (
      <p className="text-sm">
        <span className="block font-medium">{legend}</span>
        <span className="text-muted">
          <Named name={only.name} rest={[costOf(only.costMinor), time(only)]} />
        </span>
      </p>
    )
  }
  return (
    <RadioGroup legend={legend}>
      {options.map((option) => (
        <Radio
          key={option.id}
          name={`rate-${id}`}
          value={option.id}
          checked={option.id === chosenId}
          disabled={disabled}
          onChange={() => onChoose(option.id, chosenId)}
          label={<Named name={option.name} rest={[costOf(option.costMinor)]} />}
          hint={time(option)}
        />
      ))}
    </RadioGroup>
  )
}

/** The name that a seller gave a way of delivery, in its own direction, and what we say of it. */
function Named({ name, rest }: { name: string; rest: (string | null)[] }) {
  return (
    <>
      <bdi>{name}</bdi>
      <span>{['', ...rest.filter(Boolean)].join(' · ')}</span>
    </>
  )
}
