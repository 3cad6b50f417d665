'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'

/**
 * A window over the page that holds the focus until it is closed.
 * Give either `trigger` (an element that opens it) or `open` with `onOpenChange`.
 */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  children,
}: {
  title: ReactNode
  description?: ReactNode
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children?: ReactNode
}) {
  const t = useTranslations('common.form')
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 grid items-end justify-items-center overflow-y-auto p-3 sm:items-center sm:p-6">
          <BaseDialog.Popup className="relative flex w-full max-w-md flex-col gap-5 rounded-lg bg-surface p-6 text-ink shadow-lg transition duration-150 data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <div className="flex flex-col gap-1.5 pr-8">
              <BaseDialog.Title className="font-semibold text-lg">{title}</BaseDialog.Title>
              {description && <BaseDialog.Description className="text-muted text-sm">{description}</BaseDialog.Description>}
            </div>
            {children}
            <BaseDialog.Close
              aria-label={t('close')}
              className="absolute top-4 right-4 grid size-9 place-items-center rounded-md text-muted hover:bg-sunken"
            >
              <X aria-hidden className="size-5" />
            </BaseDialog.Close>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

/** Closes the Dialog around it; give the button to draw. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <BaseDialog.Close render={render} />
}

/** The row of buttons at the end of a Dialog: the safe one first, the deed last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
}
