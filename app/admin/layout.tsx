import { LayoutDashboard, ListTodo, Percent, Store, Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readTheme } from '@/app/theme'
import { SideShell } from '@/components/shell/side-shell'
import { ViewerFoot } from '@/components/shell/viewer-foot'
import { requireOperator } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: { default: 'Operator', template: '%s · Operator · Souk' } }

const NAV = [
  { href: '/admin', label: 'Overview', icon: <LayoutDashboard aria-hidden />, exact: true },
  { href: '/admin/sellers', label: 'Sellers', icon: <Store aria-hidden /> },
  { href: '/admin/fees', label: 'Fees', icon: <Percent aria-hidden /> },
  { href: '/admin/webhooks', label: 'Webhooks', icon: <Webhook aria-hidden /> },
  { href: '/admin/jobs', label: 'Jobs', icon: <ListTodo aria-hidden /> },
]

/** The frame of the operator's pages; whoever is no operator is turned away here, and by every action again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await requireOperator()
  return (
    <SideShell of="for operators" nav={NAV} theme={await readTheme()} foot={<ViewerFoot email={viewer.email} />}>
      {children}
    </SideShell>
  )
}
