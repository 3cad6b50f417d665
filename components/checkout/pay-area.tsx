'use client'

import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type CheckoutState, isUncertain, isWorking, type Step } from '@/components/checkout/machine/checkout-machine'
import { Button } from '@/components/ui/form/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import { formatMoney, type Money } from '@/lib/domain/money/money'
import { ConfirmNeeded } from './confirm-needed'
import { NoticeAlert } from './notice-alert'

/**
 * What went wrong, the Pay button, and what pressing it means.
 * @param due what is charged by pressing it, an amount a currency
 * @param names how each product is called, for messages about some of them
 */
export function PayArea({
  state,
  due,
  savesCard,
  names,
  onConfirm,
  onCancel,
}: {
  state: CheckoutState
  due: Money[]
  savesCard: boolean
  names: Map<string, string>
  onConfirm: () => void
  onCancel?: () => void
}) {
  const { step } = state
  const button = useRef<HTMLButtonElement>(null)
  // Without this script the browser would send the form by itself, and lead away from what is being bought.
  const hydrated = useHydrated()
  // Stripe's frame may have taken the focus while it read the card, and is locked from here on.
  useEffect(() => {
    if (step.name === 'place') button.current?.focus()
  }, [step.name])
  return (
    <div className="flex flex-col gap-4">
      {step.name === 'form' && step.notice && <NoticeAlert notice={step.notice} names={names} />}
      {step.name === 'confirm_needed' ? (
        <ConfirmNeeded challenge={step.challenge} failed={step.failed} onConfirm={onConfirm} onCancel={onCancel} />
      ) : (
        <Button ref={button} type="submit" size="lg" wide disabled={!hydrated} busy={isWorking(step)} busyText={busyText(step)}>
          <Lock aria-hidden className="size-4" />
          {payLabel(due)}
        </Button>
      )}
      {!isUncertain(step) && savesCard && (
        <p className="text-muted text-sm">
          By paying, you agree that your card is saved with Stripe and may be charged later for purchases you make here, without entering it again.
        </p>
      )}
    </div>
  )
}

function payLabel(due: Money[]): string {
  return due.length > 0 ? `Pay ${due.map((money) => formatMoney(money)).join(' + ')}` : 'Order now, pay later'
}

const BUSY: Partial<Record<Step['name'], string>> = {
  card: 'Reading your card…',
  place: 'Paying…',
  confirm: 'Waiting for your bank…',
  ask: 'Checking with Stripe…',
  wait: 'Checking with Stripe…',
  cancel: 'Canceling…',
  paid: 'Paid. Opening your receipt…',
}

function busyText(step: Step): string | undefined {
  if (step.name !== 'confirm' || step.challenge.confirmations < 2) return BUSY[step.name]
  return `Waiting for your bank… ${step.challenge.confirmed} of ${step.challenge.confirmations} confirmed`
}
