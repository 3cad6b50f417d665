'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Button } from '@/components/ui/form/button'
import type { ButtonSize, ButtonVariant } from '@/components/ui/form/button-style'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { Alert } from './alert'
import { Dialog, DialogActions, DialogClose } from './dialog'

/**
 * A button that asks before it does something.
 * @param action the server action that does it; a sentence says why it was not done
 * @param deed the verb on both buttons
 * @param keep what closes it, where "Cancel" could be taken for the deed
 * @param about what it is about, read aloud after the verb where several buttons have the same one
 */
export function ConfirmDialog({
  action,
  deed,
  keep,
  about,
  busyText,
  title,
  variant = 'secondary',
  size,
  children,
}: {
  action: () => Promise<string | null> | Promise<void>
  deed: string
  keep?: string
  about?: string
  busyText: string
  title: string
  variant?: ButtonVariant
  size?: ButtonSize
  children: ReactNode
}) {
  const t = useTranslations('common.form')
  const done = useRef(false)
  const {
    state: refusal,
    failure,
    formProps,
  } = useFormAction<string | null>(async () => {
    const why = (await action()) ?? null
    done.current = why === null
    return why
  }, null)
  // Once it is done this button is often gone with its window, and the focus with it: then it goes to the page that says how it stands.
  useEffect(() => () => (done.current ? keepFocus() : undefined), [])
  return (
    <Dialog
      title={title}
      description={children}
      trigger={
        <Button variant={variant} size={size} aria-label={about && `${deed}: ${about}`}>
          {deed}
        </Button>
      }
    >
      {refusal && (
        <Alert tone="warn" live>
          {refusal}
        </Alert>
      )}
      <FailureAlert failure={failure} />
      <form {...formProps}>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{keep ?? t('cancel')}</Button>} />
          <SubmitButton variant={variant === 'danger' ? 'danger' : 'primary'} busyText={busyText}>
            {deed}
          </SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('content')?.focus()
  })
}
