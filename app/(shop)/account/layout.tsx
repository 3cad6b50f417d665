import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'
import { requireViewer } from '@/lib/auth/viewer'

/** Everything below is for signed-in buyers; others are sent to sign in before anything is shown. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  await requireViewer()
  return <ClientMessages of={[]}>{children}</ClientMessages>
}
