'use client'

import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

/** Holds the short messages of the pages inside; put once around a layout, then call `useToast()`. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider timeout={6000}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-20 z-50 flex flex-col gap-2 sm:right-6 sm:bottom-6 sm:left-auto sm:w-96">
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

/** Says something for a few seconds: `toast('Saved.')`. For what went well; errors belong beside the control they are about. */
export function useToast(): (title: string, description?: string) => void {
  const manager = Toast.useToastManager()
  return (title, description) => {
    manager.add({ title, description })
  }
}

function Messages() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex items-start gap-3 rounded-md bg-ink p-4 text-ground shadow-lg transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex-1">
        <Toast.Title className="font-medium text-sm" />
        <Toast.Description className="text-sm opacity-80" />
      </Toast.Content>
      <Toast.Close aria-label="Dismiss" className="rounded-sm opacity-70 hover:opacity-100">
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  ))
}
