'use client'

import { ExpressCheckoutElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type { StripeExpressCheckoutElementConfirmEvent, StripeExpressCheckoutElementOptions } from '@stripe/stripe-js'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useMoney } from '@/components/ui/data/use-money'
import type { Money } from '@/lib/domain/money/money'
import type { CardMaker, CardResult } from './card-maker'
import { confirmationToken } from './confirmation-token'
import type { StripeSource } from './load-stripe'
import { StripeElements } from './stripe-elements'

type Buttons = {
  needsAddress: boolean
  due: Money[]
  disabled: boolean
  /** Whether all else that a purchase needs is there; leads to what is missing, and says it. */
  mayOpen: () => boolean
  /** A wallet gave a card. */
  onGiven: (make: CardMaker) => void
}

export type WalletProps = Buttons & { source: StripeSource; currency: string }

/**
 * Apple Pay, Google Pay and Link, where the buyer's browser has one and Stripe knows our address; nothing otherwise. What a wallet gives is a card, which is
 * saved and charged by each seller as a typed one is. A group of its own: what is missing in the card's fields does not keep a wallet from paying.
 */
export function WalletButtons({ source, currency, ...buttons }: WalletProps) {
  return (
    <StripeElements source={source} currency={currency} loading={null} failed={() => null}>
      <Wallets {...buttons} />
    </StripeElements>
  )
}

const SHOWN = 'flex flex-col gap-3'
// Stripe measures its buttons, so that they must have a place before it is known whether there are any.
const HIDDEN = 'pointer-events-none absolute w-80 opacity-0'

function Wallets({ needsAddress, due, disabled, mayOpen, onGiven }: Buttons) {
  const t = useTranslations('checkout.wallet')
  const money = useMoney()
  const [isShown, setShown] = useState(false)
  const make = useMaker()
  const options = useMemo(() => optionsOf(needsAddress), [needsAddress])
  return (
    <section aria-label={t('label')} inert={disabled || !isShown} className={isShown ? SHOWN : HIDDEN}>
      <div className={disabled ? 'opacity-60' : undefined}>
        <ExpressCheckoutElement
          options={options}
          onAvailablePaymentMethodsChange={({ paymentMethods }) => setShown(Object.values(paymentMethods ?? {}).some((each) => each?.available))}
          onLoadError={() => setShown(false)}
          onClick={({ resolve, reject }) => (mayOpen() ? resolve() : reject())}
          onConfirm={(event) => onGiven((email, keepsCard) => make(event, email, keepsCard))}
        />
      </div>
      <p className="text-muted text-sm">{due.length > 0 ? t('charged', { amounts: due.map(money).join(' + ') }) : t('nothingNow')}</p>
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
    </section>
  )
}

/** Others than these give no card, which alone is shared with sellers. The e-mail address is the page's. */
function optionsOf(needsAddress: boolean): StripeExpressCheckoutElementOptions {
  return {
    paymentMethods: { applePay: 'auto', googlePay: 'auto', link: 'auto', amazonPay: 'never', klarna: 'never', paypal: 'never' },
    buttonType: { applePay: 'plain', googlePay: 'pay' },
    buttonHeight: 48,
    emailRequired: false,
    billingAddressRequired: needsAddress,
  }
}

/** Makes a ConfirmationToken of the card that a wallet gave; a wallet whose card cannot be used is told so. */
function useMaker(): (event: StripeExpressCheckoutElementConfirmEvent, email: string, keepsCard: boolean) => Promise<CardResult> {
  const t = useTranslations('checkout.wallet')
  const stripe = useStripe()
  const elements = useElements()
  return async ({ paymentFailed }, email, keepsCard) => {
    const sentences = { check: t('notTaken'), notTaken: t('notTaken') }
    const failed = { ok: false, sentence: t('unreachable') } as const
    const made = stripe && elements ? await confirmationToken(stripe, elements, { email, keepsCard }, sentences).catch(() => failed) : failed
    if (!made.ok) paymentFailed({ reason: 'fail' })
    return made
  }
}
