'use client'

import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { formatMoney } from '@/lib/domain/money'
import { type CheckoutState, isUncertain, isWorking, type Notice, type Step } from './checkout-machine'

/** What went wrong, the Pay button, and what pressing it means. */
export function PayArea({
  state,
  totalMinor,
  statementLine,
  savesCard,
  onConfirm,
}: {
  state: CheckoutState
  totalMinor: number
  statementLine: string
  savesCard: boolean
  onConfirm: () => void
}) {
  const { step } = state
  const button = useRef<HTMLButtonElement>(null)
  // Stripe's frame may have taken the focus while it read the card, and is locked from here on.
  useEffect(() => {
    if (step.name === 'place') button.current?.focus()
  }, [step.name])
  const total = formatMoney({ amountMinor: totalMinor, currency: state.currency })
  return (
    <div className="flex flex-col gap-4">
      {step.name === 'form' && step.notice && <NoticeAlert notice={step.notice} />}
      {step.name === 'confirm_needed' ? (
        <ConfirmNeeded failed={step.failed} onConfirm={onConfirm} />
      ) : (
        <Button ref={button} type="submit" size="lg" wide busy={isWorking(step)} busyText={BUSY[step.name]}>
          <Lock aria-hidden className="size-4" />
          Pay {total}
        </Button>
      )}
      {!isUncertain(step) && (
        <p className="text-muted text-sm">
          Your statement will show <span className="whitespace-nowrap font-medium text-ink">{statementLine}</span>.{' '}
          {savesCard &&
            'By paying, you agree that your card is saved with Stripe and may be charged later for purchases you make here, without entering it again.'}
        </p>
      )}
    </div>
  )
}

const BUSY: Partial<Record<Step['name'], string>> = {
  card: 'Reading your card…',
  place: 'Paying…',
  confirm: 'Waiting for your bank…',
  ask: 'Checking with Stripe…',
  wait: 'Checking with Stripe…',
  paid: 'Paid. Opening your receipt…',
}

/** A message that takes the focus when it appears, so that nobody has to look for it. */
function NoticeAlert({ notice }: { notice: Notice }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new notice takes the focus
  useEffect(() => box.current?.focus(), [notice])
  const { tone, title, text } = wording(notice)
  return (
    <Alert ref={box} live tone={tone} title={title}>
      {text}
    </Alert>
  )
}

function wording(notice: Notice): { tone: 'danger' | 'warn'; title: string; text: string } {
  switch (notice.kind) {
    case 'declined':
      return { tone: 'danger', title: 'This card was not accepted', text: notice.sentence }
    case 'refused':
      return { tone: 'danger', title: 'Not paid', text: notice.sentence }
    case 'price_changed': {
      const price = (amountMinor: number) => formatMoney({ amountMinor, currency: notice.currency })
      return {
        tone: 'warn',
        title: `The price is now ${price(notice.newPriceMinor)} instead of ${price(notice.oldPriceMinor)}`,
        text: 'It changed while this page was open. Nothing was charged. If you agree to the new price, press Pay.',
      }
    }
    case 'nothing_begun':
      return {
        tone: 'warn',
        title: 'The order did not reach us',
        text: 'The connection broke before anything was begun. You can safely press Pay again; it cannot be charged twice.',
      }
  }
}

function ConfirmNeeded({ failed, onConfirm }: { failed: boolean; onConfirm: () => void }) {
  return (
    <>
      <Alert live tone="info" title="Your bank wants you to confirm this payment">
        {failed ? 'The confirmation was not finished. Nothing is charged until it is.' : 'Nothing is charged until you have.'}
      </Alert>
      <Button size="lg" wide onClick={onConfirm}>
        Confirm with your bank
      </Button>
    </>
  )
}
