'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { CardChoice } from '@/components/checkout/card/card-choice'
import { useCardNote } from '@/components/checkout/card/keep-card'
import type { StripeSource } from '@/components/checkout/card/load-stripe'
import { keepCheckoutId, wasAsked } from '@/components/checkout/machine/checkout-id'
import { type CheckoutState, isRunning, isWorking, type Notice } from '@/components/checkout/machine/checkout-machine'
import { useCheckout } from '@/components/checkout/machine/use-checkout'
import { usePorts } from '@/components/checkout/machine/use-ports'
import { SellerProgress } from '@/components/checkout/progress/seller-progress'
import { dropDraft, keepDraft, restoreDraft } from '@/components/ui/form/draft'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { useSay } from '@/components/ui/use-say'
import { Email } from '@/lib/domain/ids'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import { type Said, saidOf } from '@/lib/domain/wire/said'
import { CompletionChoice } from './completion-choice'
import { dueOf, itemsOf, namesOf } from './due'
import { Ended } from './ended'
import { GuestHint } from './guest-hint'
import { PayArea } from './pay-area'
import { PaymentFrame } from './payment-frame'

/**
 * The checkout: what is bought on the left, by seller, card on the right. It talks to `/api/checkout`, shows how far each seller's part has come, and
 * leads to the order when it is paid.
 * @param view what is bought, by whom, and the cards that may be used
 * @param source where Stripe's script comes from
 */
export function CheckoutForm({ view, source }: { view: CheckoutView; source: StripeSource }) {
  const { groups, begun } = view
  const knownEmail = begun?.email ?? view.email ?? ''
  const t = useTranslations('checkout.email')
  const say = useSay()
  const [emailError, setEmailError] = useState<Said | null>(null)
  const [keepsCard, setKeepsCard] = useState(false)
  const cardNote = useCardNote(view, keepsCard)
  const [savedCardId, setSavedCardId] = useState<string | null>(view.savedCards[0]?.id ?? null)
  // What is left out later was here at first.
  const [names] = useState(() => namesOf(view))
  const emailField = useRef<HTMLInputElement>(null)
  // The field itself keeps what is typed: a state of ours would begin empty and wipe what was typed before this script arrived.
  const typedEmail = () => emailField.current?.value.trim() ?? knownEmail
  const { ports, onMaker } = usePorts(source, { email: typedEmail, keepsCard: () => keepsCard, items: () => itemsOf(view) })
  const completion = begun?.completion ?? FREE_CHOICE
  const from = { isCart: view.origin.kind === 'cart', begun: begun !== null, completion, sellers: groups.length }
  const { state, send } = useCheckout(ports, from)
  const { step } = state
  const working = isWorking(step)
  // What was ordered stands: another card pays the same order.
  const corrects = step.name === 'form' && step.notice?.kind === 'declined' && step.notice.isEmail
  const fixed = working || (state.begun && !corrects)
  const wasBegun = useRef(begun !== null)

  useEffect(() => {
    const id = keepCheckoutId(view.checkoutId)
    const form = emailField.current?.form
    if (form && !emailField.current?.readOnly) restoreDraft(form)
    if (wasBegun.current) send({ type: 'resumed' })
    // Whoever paid, looked elsewhere in the shop and came back is shown the page of before: it must not look unpaid.
    else if (wasAsked(id)) window.location.reload()
  }, [send, view.checkoutId])
  useFollowUps(state, emailField)

  function pay() {
    const checked = Email.safeParse(typedEmail())
    setEmailError(checked.success ? null : saidOf(checked.error.issues[0]))
    if (checked.success) send({ type: 'pressed_pay', savedCardId })
    else emailField.current?.focus()
  }

  return (
    <PaymentFrame view={view} step={step} isBegun={state.begun} over={(end) => <Ended end={end} origin={view.origin} />} onPay={pay}>
      <Field
        label={t('label')}
        error={emailError ? say(emailError) : corrects && view.email === null ? t('refused') : null}
        hint={<EmailHint view={view} shown={knownEmail} />}
      >
        <Input {...EMAIL} ref={emailField} defaultValue={knownEmail} readOnly={view.email !== null || fixed} onInput={keepTyped} />
      </Field>
      <CardChoice
        view={view}
        step={step}
        chosen={savedCardId}
        onChoose={setSavedCardId}
        keep={{ checked: keepsCard, onChange: setKeepsCard }}
        source={source}
        onMaker={onMaker}
      />
      {groups.length > 1 && (
        <CompletionChoice
          chosen={state.completion.chosen}
          onChoose={(choice) => send({ type: 'chose', completion: choice })}
          disabled={working || !state.completion.isOpen}
        />
      )}
      {groups.length > 1 && (state.progress || isRunning(step)) && (
        <SellerProgress groups={groups} progress={state.progress} isRunning={working && step.name !== 'paid'} />
      )}
      <PayArea
        state={state}
        due={dueOf(view, state.progress)}
        note={savedCardId === null ? cardNote : null}
        names={names}
        onConfirm={() => send({ type: 'pressed_confirm' })}
        onCancel={() => send({ type: 'pressed_cancel' })}
      />
    </PaymentFrame>
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

const CHANGED = new Set<Notice['kind']>(['price_changed', 'time_changed', 'items'])

/** What a step brings with it for the page: the receipt opens, and what has changed in the shop is read again. */
function useFollowUps({ step }: CheckoutState, emailField: RefObject<HTMLInputElement | null>): void {
  const router = useRouter()
  useEffect(() => {
    // Replaced, not pushed: going back from the receipt must not lead to a form that can be paid again.
    if (step.name === 'paid') {
      if (emailField.current?.form) dropDraft(emailField.current.form)
      window.location.replace(step.orderUrl)
    }
    if (step.name === 'form' && step.notice && CHANGED.has(step.notice.kind)) router.refresh()
  }, [step, router, emailField])
}
