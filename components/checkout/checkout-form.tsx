'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/text-link'
import { Email } from '@/lib/domain/ids'
import type { CheckoutView } from '@/lib/domain/views'
import { CardChoice } from './card-choice'
import type { CardMaker } from './card-maker'
import { keepCheckoutId } from './checkout-id'
import { isWorking } from './checkout-machine'
import { CheckoutProgress } from './checkout-progress'
import { Ended } from './ended'
import { type StripeSource, stripeFor } from './load-stripe'
import { OrderSummary } from './order-summary'
import { PayArea } from './pay-area'
import { type CheckoutPorts, useCheckout } from './use-checkout'

const CARD_NOT_READY = { ok: false, sentence: 'The card form is still loading. Wait for it and press Pay again.' } as const

/**
 * The checkout: lines on the left, card on the right. It talks to `/api/checkout` and leads to the order when it is paid.
 * @param view what is bought, by whom, and the cards that may be used
 * @param source where Stripe's script comes from
 */
export function CheckoutForm({ view, source }: { view: CheckoutView; source: StripeSource }) {
  const knownEmail = view.email ?? view.resumed?.email ?? ''
  const [emailError, setEmailError] = useState<string | null>(null)
  const [savedCardId, setSavedCardId] = useState<string | null>(view.savedCards[0]?.id ?? null)
  const emailField = useRef<HTMLInputElement>(null)
  // The field itself keeps what is typed: a state of ours would begin empty and wipe what was typed before this script arrived.
  const typedEmail = () => emailField.current?.value.trim() ?? knownEmail
  const { ports, onMaker } = usePorts(view, source, typedEmail)
  const { state, send } = useCheckout(ports)
  const { step } = state
  const working = isWorking(step)
  const totalMinor = state.priceMinor * view.quantity

  useEffect(() => {
    keepCheckoutId()
    if (view.resumed) send({ type: 'resumed' })
  }, [view.resumed, send])
  useEffect(() => {
    // Replaced, not pushed: going back from the receipt must not lead to a form that can be paid again.
    if (step.name === 'paid') window.location.replace(step.orderUrl)
  }, [step])

  function pay() {
    const checked = Email.safeParse(typedEmail())
    setEmailError(checked.success ? null : (checked.error.issues[0]?.message ?? 'Enter your e-mail address.'))
    if (checked.success) send({ type: 'pressed_pay', savedCardId })
    else emailField.current?.focus()
  }

  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] lg:gap-14">
      <OrderSummary view={view} priceMinor={state.priceMinor} currency={state.currency} />
      <section aria-labelledby="payment" className="flex flex-col gap-6 lg:rounded-lg lg:border lg:border-line lg:bg-surface lg:p-7">
        <h2 id="payment" className="font-semibold text-lg">
          Payment
        </h2>
        {step.name === 'ended' ? (
          <Ended end={step.end} product={view.product} />
        ) : (
          // The browser's own bubbles are off: errors stand in the page, where every reader finds them.
          <form
            noValidate
            className="flex flex-col gap-6"
            onSubmit={(event) => {
              event.preventDefault()
              pay()
            }}
          >
            <Field label="E-mail" error={emailError} hint={view.email ? 'You are signed in with this address.' : <GuestHint view={view} />}>
              <Input
                ref={emailField}
                type="email"
                name="email"
                autoComplete="email"
                inputMode="email"
                required
                defaultValue={knownEmail}
                readOnly={view.email !== null || working}
              />
            </Field>
            <CardChoice
              cards={view.savedCards}
              chosen={savedCardId}
              onChoose={setSavedCardId}
              disabled={working}
              locked={working && step.name !== 'card'}
              source={source}
              currency={view.currency}
              onMaker={onMaker}
            />
            <PayArea
              state={state}
              totalMinor={totalMinor}
              statementLine={view.statementLine}
              savesCard={savedCardId === null}
              onConfirm={() => send({ type: 'pressed_confirm' })}
            />
          </form>
        )}
        <CheckoutProgress step={step} />
      </section>
    </div>
  )
}

function GuestHint({ view }: { view: CheckoutView }) {
  const here = `/checkout?product=${encodeURIComponent(view.product.slug)}&quantity=${view.quantity}`
  return (
    <>
      Your receipt goes here. To pay with a saved card,{' '}
      <TextLink external href={`/signin?next=${encodeURIComponent(here)}`}>
        sign in
      </TextLink>
      .
    </>
  )
}

/** What the purchase needs from this page; the functions stay the same while it runs. */
function usePorts(
  view: CheckoutView,
  source: StripeSource,
  email: () => string,
): { ports: CheckoutPorts; onMaker: (maker: CardMaker | null) => void } {
  const maker = useRef<CardMaker | null>(null)
  const onMaker = useCallback((next: CardMaker | null) => {
    maker.current = next
  }, [])
  const ports: CheckoutPorts = {
    checkoutId: keepCheckoutId,
    email,
    product: { id: view.product.id, quantity: view.quantity, priceMinor: view.product.priceMinor, currency: view.currency },
    makeCard: async (address) => (maker.current ? maker.current(address) : CARD_NOT_READY),
    confirm: async ({ clientSecret, accountId }) => {
      await (await stripeFor(source, accountId)).handleNextAction({ clientSecret })
    },
  }
  return { ports, onMaker }
}
