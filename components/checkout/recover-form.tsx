'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { CardChoice } from '@/components/checkout/card/card-choice'
import type { CardMaker } from '@/components/checkout/card/card-maker'
import { useCardNote } from '@/components/checkout/card/keep-card'
import type { StripeSource } from '@/components/checkout/card/load-stripe'
import { changeCard, recoverOrder } from '@/components/checkout/machine/checkout-calls'
import type { CheckoutEvent, ChosenCard } from '@/components/checkout/machine/checkout-machine'
import { type CheckoutPorts, useCheckout } from '@/components/checkout/machine/use-checkout'
import { useStripePorts } from '@/components/checkout/machine/use-ports'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ChangeCardView, RecoverView } from '@/lib/domain/wire/checkout-views'
import { dueOf, namesOf } from './due'
import { PayArea } from './pay-area'
import { PaymentFrame } from './payment-frame'

/** The call by which a card is given; without one it asks what became of it. */
type Give = (card: ChosenCard | null, alive: AbortSignal) => Promise<CheckoutEvent>
/** What both pages show on which a card is given for an order that was placed before. */
type OrderCardView = Pick<RecoverView, 'orderUrl' | 'checkout'>

/**
 * Where a buyer puts right a charge that was refused without them: with the order's own card, which the bank may then confirm with them, or with
 * another. It talks to `/api/orders/{orderId}/recover` and leads to the order when it is paid.
 */
export function RecoverForm({ view, source }: { view: RecoverView; source: StripeSource }) {
  const { orderId, key, isWaiting } = view
  // Only the order's own card is offered as saved: which one that is, the server knows.
  const give: Give = (card, alive) => recoverOrder(orderId, { key, card: card?.kind === 'saved' ? { kind: 'same' } : card }, alive)
  return <OrderCardForm view={view} source={source} first={firstChoice(view)} isWaiting={isWaiting} give={give} />
}

/** Where a buyer gives another card for what an order is charged later. It talks to `/api/orders/{orderId}/card`. */
export function ChangeCardForm({ view, source }: { view: ChangeCardView; source: StripeSource }) {
  const { orderId, key, checkout } = view
  const give: Give = (card, alive) => changeCard(orderId, { key, card }, alive)
  return <OrderCardForm view={view} source={source} first={checkout.savedCards[0]?.id ?? null} isWaiting={false} give={give} />
}

type FormProps = { view: OrderCardView; source: StripeSource; first: string | null; isWaiting: boolean; give: Give }

function OrderCardForm({ view, source, first, isWaiting, give }: FormProps) {
  const { checkout } = view
  const t = useTranslations('checkout.recover')
  const cardNote = useCardNote(checkout, false)
  const [savedCardId, setSavedCardId] = useState<string | null>(first)
  const { ports, onMaker } = usePortsOf(view, source, give)
  const { state, send } = useCheckout(ports, { isCart: false, begun: true, completion: AS_ORDERED, sellers: 1 })
  const { step } = state
  const wasWaiting = useRef(isWaiting)
  useEffect(() => {
    if (wasWaiting.current) send({ type: 'resumed' })
  }, [send])
  useEffect(() => {
    // Replaced, not pushed: going back must not lead to a form that can be paid again.
    if (step.name === 'paid') window.location.replace(view.orderUrl)
  }, [step, view.orderUrl])
  return (
    <PaymentFrame
      view={checkout}
      step={step}
      isBegun
      over={(end) => <Over sentence={end.sentence} url={view.orderUrl} />}
      onPay={() => send({ type: 'pressed_pay', savedCardId })}
    >
      <CardChoice view={checkout} step={step} chosen={savedCardId} onChoose={setSavedCardId} keep={null} source={source} onMaker={onMaker} />
      <PayArea
        state={state}
        due={dueOf(checkout, null)}
        notes={[savedCardId === null ? cardNote : null]}
        nothingDue={t('useCard')}
        names={namesOf(checkout)}
        onConfirm={() => send({ type: 'pressed_confirm' })}
      />
    </PaymentFrame>
  )
}

/** What becomes of other sellers is not chosen here. */
const AS_ORDERED = { chosen: 'all_or_nothing', isOpen: false } as const

/** The order's own card where the bank only wants a confirmation; else it was refused, and another is what helps. */
function firstChoice({ isConfirmation, isWaiting, checkout }: RecoverView): string | null {
  return isConfirmation || isWaiting ? (checkout.savedCards[0]?.id ?? null) : null
}

function usePortsOf(view: OrderCardView, source: StripeSource, give: Give): { ports: CheckoutPorts; onMaker: (maker: CardMaker | null) => void } {
  const { onMaker, ...stripe } = useStripePorts(source)
  const ask = async (alive: AbortSignal) => withKey(await give(null, alive), view.orderUrl)
  const ports: CheckoutPorts = {
    ...stripe,
    email: () => view.checkout.email ?? '',
    keepsCard: () => false,
    place: async (card, _, alive) => withKey(await give(card, alive), view.orderUrl),
    ask,
    cancel: ask,
    follow: async () => undefined,
  }
  return { ports, onMaker }
}

/** Links to the order must open for whoever came by the key as well. */
function withKey(event: CheckoutEvent, orderUrl: string): CheckoutEvent {
  return event.type === 'answered' && 'orderUrl' in event.answer ? { ...event, answer: { ...event.answer, orderUrl } } : event
}

function Over({ sentence, url }: { sentence: string; url: string }) {
  const t = useTranslations('checkout.recover')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4">
      <Alert ref={box} live tone="warn" title={t('over')}>
        {sentence}
      </Alert>
      <LinkButton external wide href={url}>
        {t('seeOrder')}
      </LinkButton>
    </div>
  )
}
