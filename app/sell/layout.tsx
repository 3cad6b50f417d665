import { LayoutDashboard, Package, Receipt, Settings } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readTheme } from '@/app/theme'
import { SideShell } from '@/components/shell/side-shell'
import { ViewerFoot } from '@/components/shell/viewer-foot'
import { requireViewer } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: { default: 'Your shop', template: '%s · Your shop · Souk' } }

const NAV = [
  { href: '/sell', label: 'Overview', icon: <LayoutDashboard aria-hidden />, exact: true },
  { href: '/sell/products', label: 'Products', icon: <Package aria-hidden /> },
  { href: '/sell/orders', label: 'Orders', icon: <Receipt aria-hidden /> },
  { href: '/sell/settings', label: 'Settings', icon: <Settings aria-hidden /> },
]

/** The frame of a seller's pages; whoever is not signed in is sent to do so. Each page asks for the shop itself. */
export default async function SellLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  return (
    <SideShell of="for sellers" nav={NAV} theme={await readTheme()} foot={<ViewerFoot email={viewer.email} />}>
      {children}
    </SideShell>
  )
}
