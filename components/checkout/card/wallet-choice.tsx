'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMoney } from '@/components/ui/data/use-money'
import type { Money } from '@/lib/domain/money/money'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { CardMaker } from './card-maker'
import type { StripeSource } from './load-stripe'

// Only a browser knows which wallets it has, and the page can be paid on before it does.
const WalletButtons = dynamic(() => import('./wallet-buttons').then((module) => module.WalletButtons), { ssr: false })

type Props = {
  view: Pick<CheckoutView, 'groups'>
  source: StripeSource
  /** What is charged now, an amount a currency. */
  due: Money[]
  disabled: boolean
  /** Whether all else that a purchase needs is there; leads to what is missing, and says it. */
  mayOpen: () => boolean
  /** A wallet gave a card. */
  onGiven: (make: CardMaker) => void
}

const PLACE = 'flex flex-col gap-3'
const LOOK = {
  // The room is kept, so that nothing below moves when the buttons come. Stripe measures them meanwhile.
  unknown: `${PLACE} invisible`,
  some: PLACE,
  none: 'hidden',
}

/** Wallets that pay what is on the page, above the card. Takes no room once it is known that there are none. */
export function WalletChoice({ view: { groups }, source, due, disabled, mayOpen, onGiven }: Props) {
  const t = useTranslations('checkout.wallet')
  const money = useMoney()
  const [found, setFound] = useState<keyof typeof LOOK>('unknown')
  return (
    <section aria-label={t('label')} inert={disabled || found !== 'some'} className={LOOK[found]}>
      <div className={disabled ? 'min-h-12 opacity-60' : 'min-h-12'}>
        <WalletButtons
          source={source}
          currency={groups[0]?.currency ?? 'usd'}
          needsAddress={groups.some(({ needsAddress }) => needsAddress)}
          mayOpen={mayOpen}
          onGiven={onGiven}
          onFound={(hasAny) => setFound(hasAny ? 'some' : 'none')}
        />
      </div>
      <p className="text-muted text-sm">{due.length > 0 ? t('charged', { amounts: due.map(money).join(' + ') }) : t('nothingNow')}</p>
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
    </section>
  )
}
