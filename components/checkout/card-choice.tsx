'use client'

import dynamic from 'next/dynamic'
import { Radio } from '@/components/ui/checkbox'
import { RadioGroup } from '@/components/ui/radio-group'
import type { SavedCardView } from '@/lib/domain/views'
import type { CardMaker } from './card-maker'
import { cardExpiry, cardName } from './card-name'
import { CardSkeleton } from './card-skeleton'
import type { StripeSource } from './load-stripe'

const NewCard = dynamic(() => import('./new-card').then((module) => module.NewCard), { ssr: false, loading: CardSkeleton })

/**
 * Which card pays: one that is saved, or another.
 * @param disabled no other choice may be made now
 * @param locked the fields of a new card may not be changed either; they are open while Stripe reads them, so that it can point at a mistake
 * @param chosen the id of a saved card, or null for the fields of a new one
 */
export function CardChoice({
  cards,
  chosen,
  onChoose,
  disabled,
  locked,
  source,
  currency,
  onMaker,
}: {
  cards: SavedCardView[]
  chosen: string | null
  onChoose: (savedCardId: string | null) => void
  disabled: boolean
  locked: boolean
  source: StripeSource
  currency: string
  onMaker: (maker: CardMaker | null) => void
}) {
  return (
    <div className="flex flex-col gap-5">
      {cards.length > 0 && (
        <RadioGroup legend="Pay with">
          {cards.map((card) => (
            <Radio
              key={card.id}
              name="card"
              checked={chosen === card.id}
              disabled={disabled}
              onChange={() => onChoose(card.id)}
              label={cardName(card)}
              hint={`Expires ${cardExpiry(card)}`}
            />
          ))}
          <Radio name="card" checked={chosen === null} disabled={disabled} onChange={() => onChoose(null)} label="Use another card" />
        </RadioGroup>
      )}
      {chosen === null && (
        <div inert={locked} className={locked ? 'opacity-60' : undefined}>
          <NewCard source={source} currency={currency} onMaker={onMaker} />
        </div>
      )}
    </div>
  )
}
