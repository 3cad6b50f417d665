'use client'

import { useEffect, useRef } from 'react'
import type { Challenge } from '@/components/checkout/machine/checkout-machine'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'

/** The bank waits for its customer: the way to its window, and the way out, where giving up is one. */
export function ConfirmNeeded({
  challenge: { confirmed, confirmations },
  failed,
  onConfirm,
  onCancel,
}: {
  challenge: Challenge
  failed: boolean
  onConfirm: () => void
  onCancel?: () => void
}) {
  const box = useRef<HTMLDivElement>(null)
  // The button that was pressed, or the bank's window, has gone with the focus.
  useEffect(() => box.current?.focus(), [])
  const count = confirmations > 1 ? `${confirmed} of ${confirmations} confirmed, one for each seller. ` : ''
  return (
    <>
      <Alert ref={box} live tone="info" title="Your bank wants you to confirm this payment">
        {count}
        {failed ? 'The confirmation was not finished. Nothing is charged until it is.' : 'Nothing is charged until you have.'}
      </Alert>
      <Button size="lg" wide onClick={onConfirm}>
        Confirm with your bank
      </Button>
      {onCancel && (
        <Button variant="ghost" wide onClick={onCancel}>
          Cancel this purchase
        </Button>
      )}
    </>
  )
}
