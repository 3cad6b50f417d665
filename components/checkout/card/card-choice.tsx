'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { isWorking, type Step } from '@/components/checkout/machine/checkout-machine'
import { Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import { CardExpiryWarning } from './card-expiry-warning'
import type { CardMaker } from './card-maker'
import { cardExpiry, useCardName } from './card-name'
import { CardSkeleton } from './card-skeleton'
import { KeepCard, keptUntil } from './keep-card'
import type { StripeSource } from './load-stripe'

const NewCard = dynamic(() => import('./new-card').then((module) => module.NewCard), { ssr: false, loading: CardSkeleton })

/**
 * Which card pays: one that is saved, or another. While the page is at work no other choice may be made.
 * @param chosen the id of a saved card, or null for the fields of a new one
 * @param keep whether a new card is kept, and how to choose; null where it serves one order anyway
 */
export function CardChoice({
  view,
  step,
  chosen,
  onChoose,
  keep,
  source,
  onMaker,
}: {
  view: Pick<CheckoutView, 'savedCards' | 'groups' | 'email'>
  step: Step
  chosen: string | null
  onChoose: (savedCardId: string | null) => void
  keep: { checked: boolean; onChange: (keeps: boolean) => void } | null
  source: StripeSource
  onMaker: (maker: CardMaker | null) => void
}) {
  const { savedCards, groups } = view
  const t = useTranslations('checkout.card')
  const cardName = useCardName()
  const disabled = isWorking(step)
  // The fields stay open while Stripe reads them, so that it can point at a mistake.
  const locked = disabled && step.name !== 'card'
  return (
    <div className="flex flex-col gap-5">
      {savedCards.length > 0 && (
        <RadioGroup legend={t('legend')}>
          {savedCards.map((card) => (
            <Radio
              key={card.id}
              name="card"
              checked={chosen === card.id}
              disabled={disabled}
              onChange={() => onChoose(card.id)}
              label={cardName(card)}
              hint={t('expires', { date: cardExpiry(card) })}
            />
          ))}
          <Radio name="card" checked={chosen === null} disabled={disabled} onChange={() => onChoose(null)} label={t('other')} />
        </RadioGroup>
      )}
      <CardExpiryWarning card={savedCards.find(({ id }) => id === chosen)} groups={groups} />
      {chosen === null && (
        <div inert={locked} className={locked ? 'opacity-60' : undefined}>
          <NewCard
            source={source}
            currency={groups[0]?.currency ?? 'usd'}
            needsAddress={groups.some(({ needsAddress }) => needsAddress)}
            onMaker={onMaker}
          />
        </div>
      )}
      {chosen === null && keep && !keptUntil(view) && <KeepCard isGuest={view.email === null} disabled={disabled} {...keep} />}
    </div>
  )
}
