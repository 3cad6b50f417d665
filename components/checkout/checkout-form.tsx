'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { CardChoice } from '@/components/checkout/card/card-choice'
import { afterCard, type CardMaker } from '@/components/checkout/card/card-maker'
import { useConfirmationsAhead } from '@/components/checkout/card/confirmations'
import { useCardNote } from '@/components/checkout/card/keep-card'
import type { StripeSource } from '@/components/checkout/card/load-stripe'
import { WalletChoice } from '@/components/checkout/card/wallet-choice'
import { dropDelivery } from '@/components/checkout/delivery/delivery-draft'
import { type DeliveryState, useDelivery } from '@/components/checkout/delivery/use-delivery'
import { WhereTo } from '@/components/checkout/delivery/where-to'
import { keepCheckoutId, wasAsked } from '@/components/checkout/machine/checkout-id'
import { type CheckoutEvent, type CheckoutState, type End, isRunning, isWorking } from '@/components/checkout/machine/checkout-machine'
import type { Notice } from '@/components/checkout/machine/notice'
import { useCheckout } from '@/components/checkout/machine/use-checkout'
import { usePorts } from '@/components/checkout/machine/use-ports'
import { SellerProgress } from '@/components/checkout/progress/seller-progress'
import { dropDraft, keepDraft, restoreDraft } from '@/components/ui/form/draft'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { useSay } from '@/components/ui/use-say'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { Said } from '@/lib/domain/wire/said'
import { useAsked } from './asked'
import { CodeField } from './code-field'
import { CompletionChoice } from './completion-choice'
import { DigitalConsent, useDigitalConsent } from './digital-consent'
import { amountsOf, dueOf, itemsOf, namesOf, paymentsDue } from './due'
import { Ended } from './ended'
import { GuestHint } from './guest-hint'
import { useMadeToOrderNote } from './made-to-order'
import { PayArea } from './pay-area'
import { PaymentFrame } from './payment-frame'

/**
 * The checkout: what is bought on the left, by seller, card on the right. It talks to `/api/checkout`, shows how far each seller's part has come, and
 * leads to the order when it is paid.
 * @param view what is bought, by whom, and the cards that may be used
 * @param source where Stripe's script comes from
 */
export function CheckoutForm({ view: drawn, source }: { view: CheckoutView; source: StripeSource }) {
  const delivery = useDelivery(drawn)
  const { view } = delivery
  const { groups, begun } = view
  const knownEmail = begun?.email ?? view.email ?? ''
  const consent = useDigitalConsent(view)
  const [keepsCard, setKeepsCard] = useState(false)
  const cardNote = useCardNote(view, keepsCard)
  const madeToOrder = useMadeToOrderNote(view)
  const [savedCardId, setSavedCardId] = useState<string | null>(view.savedCards[0]?.id ?? null)
  // What is left out later was here at first.
  const [names] = useState(() => namesOf(view))
  const emailField = useRef<HTMLInputElement>(null)
  // The field itself keeps what is typed: a state of ours would begin empty and wipe what was typed before this script arrived.
  const typedEmail = () => emailField.current?.value.trim() ?? knownEmail
  const asked = useAsked(delivery, consent, { field: emailField, typed: typedEmail })
  const { ports, onMaker } = usePorts(source, {
    email: typedEmail,
    keepsCard: () => keepsCard,
    items: () => itemsOf(view),
    delivery: () => ({ ...deliveryOf(delivery), seenAmounts: amountsOf(view), digitalConsent: consent.isGiven() }),
  })
  const completion = begun?.completion ?? FREE_CHOICE
  const from = { isCart: view.origin.kind === 'cart', begun: begun !== null, completion, sellers: groups.length }
  const { state, send } = useCheckout(ports, from)
  const { step } = state
  const confirmations = useConfirmationsAhead(paymentsDue(view, state.progress), savedCardId === null)
  const working = isWorking(step)
  // What was ordered stands: another card pays the same order.
  const corrects = step.name === 'form' && step.notice?.kind === 'declined' && step.notice.isEmail
  const fixed = working || (state.begun && !corrects)
  useComingBack(view, emailField, send)
  useFollowUps(state, emailField, view.checkoutId)
  const codes = state.begun ? null : <CodeField delivery={delivery} state={state} />
  const over = (end: End) => <Ended end={end} origin={view.origin} />

  const pay = () => asked.isMissing() || send({ type: 'pressed_pay', savedCardId })
  const payByWallet = (make: CardMaker) => send({ type: 'wallet_gave', make: async () => afterCard(await make(typedEmail(), keepsCard)) })
  const due = dueOf(view, state.progress)

  return (
    <PaymentFrame view={view} step={step} isBegun={state.begun} codes={codes} over={over} onPay={pay}>
      <EmailField ref={emailField} view={view} shown={knownEmail} error={asked.emailError} isRefused={corrects} fixed={fixed} />
      <WhereTo ref={asked.place} delivery={delivery} source={source} isAsked={asked.isPlaceAsked} working={working} fixed={state.begun} />
      {groups.length > 0 && (
        <WalletChoice
          view={view}
          source={source}
          due={due}
          disabled={step.name !== 'form' || delivery.asking}
          mayOpen={() => !asked.isMissing()}
          onGiven={payByWallet}
        />
      )}
      <CardChoice
        view={view}
        step={step}
        chosen={savedCardId}
        onChoose={setSavedCardId}
        keep={{ checked: keepsCard, onChange: setKeepsCard }}
        source={source}
        onMaker={onMaker}
      />
      {groups.length > 1 && <Sellers groups={groups} state={state} send={send} />}
      <DigitalConsent consent={consent} disabled={working} />
      <PayArea
        state={state}
        isCounting={delivery.asking}
        isEmpty={groups.length === 0}
        due={due}
        notes={[madeToOrder, savedCardId === null ? cardNote : null, confirmations]}
        names={names}
        onConfirm={() => send({ type: 'pressed_confirm' })}
        onCancel={() => send({ type: 'pressed_cancel' })}
      />
    </PaymentFrame>
  )
}

/** What becomes of the others when one seller cannot be paid, and how far each seller's part has come. */
function Sellers({ groups, state, send }: { groups: CheckoutView['groups']; state: CheckoutState; send: (event: CheckoutEvent) => void }) {
  const { step, completion, progress } = state
  const working = isWorking(step)
  return (
    <>
      <CompletionChoice
        chosen={completion.chosen}
        onChoose={(choice) => send({ type: 'chose', completion: choice })}
        disabled={working || !completion.isOpen}
      />
      {(progress || isRunning(step)) && <SellerProgress groups={groups} progress={progress} isRunning={working && step.name !== 'paid'} />}
    </>
  )
}

/** Where it goes and with which codes, as it is sent. What was ordered keeps both. */
function deliveryOf({ view, shipTo, rateIds, buyerPlace }: DeliveryState) {
  if (view.begun) return { shipTo: view.shipTo?.address ?? null, rateIds: [], buyerPlace: null, codes: [] }
  // What a code that takes nothing off would take off later is not agreed on.
  const codes = view.codes.flatMap(({ code, sentence }) => (sentence === null ? [code] : []))
  return { shipTo, rateIds, buyerPlace, codes }
}

type EmailProps = {
  view: CheckoutView
  shown: string
  error: Said | null
  isRefused: boolean | undefined
  fixed: boolean
  ref: RefObject<HTMLInputElement | null>
}

function EmailField({ view, shown, error, isRefused, fixed, ref }: EmailProps) {
  const t = useTranslations('checkout.email')
  const say = useSay()
  return (
    <Field
      label={t('label')}
      error={error ? say(error) : isRefused && view.email === null ? t('refused') : null}
      hint={<EmailHint view={view} shown={shown} />}
    >
      <Input {...EMAIL} ref={ref} defaultValue={shown} readOnly={view.email !== null || fixed} onInput={keepTyped} />
    </Field>
  )
}

function EmailHint({ view, shown }: { view: CheckoutView; shown: string }) {
  const t = useTranslations('checkout.email')
  if (view.email === null) return <GuestHint origin={view.origin} />
  return view.email === shown ? t('own') : t('begun')
}

/** What a guest has typed outlives a reload. */
function keepTyped({ currentTarget: { form } }: FormEvent<HTMLInputElement>): void {
  if (form) keepDraft(form)
}

const FREE_CHOICE = { chosen: 'all_or_nothing', isOpen: true } as const
const EMAIL = { type: 'email', name: 'email', autoComplete: 'email', inputMode: 'email', required: true } as const

/** What was typed before a reload comes back, and an order that was begun goes on. */
function useComingBack(
  { checkoutId, begun }: CheckoutView,
  emailField: RefObject<HTMLInputElement | null>,
  send: (event: CheckoutEvent) => void,
): void {
  const wasBegun = useRef(begun !== null)
  useEffect(() => {
    const id = keepCheckoutId(checkoutId)
    const form = emailField.current?.form
    if (form && !emailField.current?.readOnly) restoreDraft(form)
    if (wasBegun.current) send({ type: 'resumed' })
    // Whoever paid, looked elsewhere in the shop and came back is shown the page of before: it must not look unpaid.
    else if (wasAsked(id)) window.location.reload()
  }, [send, checkoutId, emailField])
}

const CHANGED = new Set<Notice['kind']>(['price_changed', 'time_changed', 'amount_changed', 'items'])

/** What a step brings with it for the page: the receipt opens, and what has changed in the shop is read again. */
function useFollowUps({ step }: CheckoutState, emailField: RefObject<HTMLInputElement | null>, checkoutId: string | null): void {
  const router = useRouter()
  useEffect(() => {
    // Replaced, not pushed: going back from the receipt must not lead to a form that can be paid again.
    if (step.name === 'paid') {
      if (emailField.current?.form) dropDraft(emailField.current.form)
      dropDelivery(keepCheckoutId(checkoutId))
      window.location.replace(step.orderUrl)
    }
    if (step.name === 'form' && step.notice && CHANGED.has(step.notice.kind)) router.refresh()
  }, [step, router, emailField, checkoutId])
}
