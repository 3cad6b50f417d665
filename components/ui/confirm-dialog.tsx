'use client'

import type { ReactNode } from 'react'
import { Button } from './button'
import type { ButtonSize, ButtonVariant } from './button-style'
import { Dialog, DialogActions, DialogClose } from './dialog'
import { SubmitButton } from './submit-button'

/**
 * A button that asks before it does something.
 * @param action the server action that does it
 * @param deed the verb on both buttons
 * @param about what it is about, read aloud after the verb where several buttons have the same one
 */
export function ConfirmDialog({
  action,
  deed,
  about,
  busyText,
  title,
  variant = 'secondary',
  size,
  children,
}: {
  action: () => Promise<void>
  deed: string
  about?: string
  busyText: string
  title: string
  variant?: ButtonVariant
  size?: ButtonSize
  children: ReactNode
}) {
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
      <form action={action}>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <SubmitButton variant={variant === 'danger' ? 'danger' : 'primary'} busyText={busyText}>
            {deed}
          </SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
