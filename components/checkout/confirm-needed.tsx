'use client'

import { useTranslations } from 'next-intl'
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
  const t = useTranslations('checkout.confirm')
  const box = useRef<HTMLDivElement>(null)
  // The button that was pressed, or the bank's window, has gone with the focus.
  useEffect(() => box.current?.focus(), [])
  return (
    <>
      <Alert ref={box} live tone="info" title={t('title')}>
        {confirmations > 1 && <p>{t('count', { confirmed, total: confirmations })}</p>}
        <p>{failed ? t('failed') : t('text')}</p>
      </Alert>
      <Button size="lg" wide onClick={onConfirm}>
        {t('button')}
      </Button>
      {onCancel && (
        <Button variant="ghost" wide onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </>
  )
}
