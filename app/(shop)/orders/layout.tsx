import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

/** Forms and dialogs stand on all pages of an order. */
export default function OrdersLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of={[]}>{children}</ClientMessages>
}
