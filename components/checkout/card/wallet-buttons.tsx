'use client'

import { ExpressCheckoutElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type { StripeExpressCheckoutElementConfirmEvent, StripeExpressCheckoutElementOptions } from '@stripe/stripe-js'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo } from 'react'
import type { CardMaker, CardResult } from './card-maker'
import { confirmationToken } from './confirmation-token'
import type { StripeSource } from './load-stripe'
import { StripeElements } from './stripe-elements'

type Buttons = {
  needsAddress: boolean
  mayOpen: () => boolean
  onGiven: (make: CardMaker) => void
  /** Told whether there is any wallet, once that is known. */
  onFound: (hasAny: boolean) => void
}

/**
 * Apple Pay, Google Pay and Link, where the buyer's browser has one and Stripe knows our address; nothing otherwise. What a wallet gives is a card, which is
 * saved and charged by each seller as a typed one is. A group of its own: what is missing in the card's fields does not keep a wallet from paying.
 */
export function WalletButtons({ source, currency, ...buttons }: Buttons & { source: StripeSource; currency: string }) {
  return (
    <StripeElements source={source} currency={currency} loading={null} failed={() => <None onFound={buttons.onFound} />}>
      <Wallets {...buttons} />
    </StripeElements>
  )
}

/** Without Stripe's script there is no wallet; the card's fields say that it did not come. */
function None({ onFound }: Pick<Buttons, 'onFound'>) {
  useEffect(() => onFound(false))
  return null
}

function Wallets({ needsAddress, mayOpen, onGiven, onFound }: Buttons) {
  const make = useMaker()
  const options = useMemo(() => optionsOf(needsAddress), [needsAddress])
  return (
    <ExpressCheckoutElement
      options={options}
      onAvailablePaymentMethodsChange={({ paymentMethods }) => onFound(Object.values(paymentMethods ?? {}).some((each) => each?.available))}
      onLoadError={() => onFound(false)}
      onClick={({ resolve, reject }) => (mayOpen() ? resolve() : reject())}
      onConfirm={(event) => onGiven((email, keepsCard) => make(event, email, keepsCard))}
    />
  )
}

/** Others than these give no card, which alone is shared with sellers. The e-mail address is the page's. One row, whose height is known before it is there. */
function optionsOf(needsAddress: boolean): StripeExpressCheckoutElementOptions {
  return {
    paymentMethods: { applePay: 'auto', googlePay: 'auto', link: 'auto', amazonPay: 'never', klarna: 'never', paypal: 'never' },
    buttonType: { applePay: 'plain', googlePay: 'plain' },
    buttonHeight: 48,
    layout: { maxColumns: 3, maxRows: 1 },
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
