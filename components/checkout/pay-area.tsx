'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type CheckoutState, isUncertain, isWorking, type Step } from '@/components/checkout/machine/checkout-machine'
import { useMoney } from '@/components/ui/data/use-money'
import { Button } from '@/components/ui/form/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { Money } from '@/lib/domain/money/money'
import { ConfirmNeeded } from './confirm-needed'
import { NoticeAlert } from './notice-alert'

/**
 * What went wrong, the Pay button, and what pressing it means.
 * @param due what is charged by pressing it, an amount a currency
 * @param notes what becomes of the card, and what the bank may ask
 * @param nothingDue what the button says where nothing is charged now; unless told, that an order is placed
 * @param isCounting what is due is being asked for
 * @param isEmpty nothing can be bought as it is
 * @param names how each product is called, for messages about some of them
 */
export function PayArea({
  state,
  due,
  notes,
  nothingDue,
  isCounting = false,
  isEmpty = false,
  names,
  onConfirm,
  onCancel,
}: {
  state: CheckoutState
  due: Money[]
  notes: (string | null)[]
  nothingDue?: string
  isCounting?: boolean
  isEmpty?: boolean
  names: Map<string, string>
  onConfirm: () => void
  onCancel?: () => void
}) {
  const t = useTranslations('checkout.pay')
  const money = useMoney()
  const busyText = useBusyText()
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
        <Button
          ref={button}
          type="submit"
          size="lg"
          wide
          disabled={!hydrated || isEmpty}
          busy={isCounting || isWorking(step)}
          busyText={isCounting ? t('busy.count') : busyText(step)}
        >
          <Lock aria-hidden className="size-4" />
          <span>{due.length > 0 ? t('button', { amounts: due.map(money).join(' + ') }) : (nothingDue ?? t('nothingNow'))}</span>
        </Button>
      )}
      {!isUncertain(step) &&
        notes.map(
          (note) =>
            note && (
              <p key={note} className="text-muted text-sm">
                {note}
              </p>
            ),
        )}
    </div>
  )
}

/** What stands on the Pay button while the page is at work. */
function useBusyText(): (step: Step) => string | undefined {
  const t = useTranslations('checkout.pay.busy')
  return (step) => {
    switch (step.name) {
      case 'confirm': {
        const { confirmed, confirmations: total } = step.challenge
        return total > 1 ? t('confirmOf', { confirmed, total }) : t('confirm')
      }
      case 'wait':
        return t('ask')
      case 'card':
      case 'place':
      case 'ask':
      case 'cancel':
      case 'paid':
        return t(step.name)
      case 'form':
      case 'confirm_needed':
      case 'ended':
        return undefined
    }
  }
}
