import {
  Banknote,
  FileText,
  HandCoins,
  LayoutDashboard,
  Package,
  Percent,
  Receipt,
  Settings,
  ShieldAlert,
  Star,
  TicketPercent,
  Truck,
  Wallet,
} from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { readTheme } from '@/app/theme'
import { brand } from '@/brand'
import { SideShell } from '@/components/shell/side-shell'
import { ViewerFoot } from '@/components/shell/viewer-foot'
import { ClientMessages } from '@/components/ui/client-messages'
import { requireViewer } from '@/lib/auth/viewer'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('common.nav'))('yourShop')
  return { title: { default: title, template: `%s · ${title} · ${brand.name}` } }
}

const CLIENT_MESSAGES = [
  'sell.settings',
  'sell.shopPage',
  'sell.product',
  'sell.delivery',
  'sell.discounts.form',
  'sell.tax',
  'sell.fulfilment',
  'sell.returns',
  'orders.refunds',
  'disputes',
  'orders.returns.conditions',
  'orders.messages',
  'orders.shipment',
  'documents.legal',
  'connect.check',
  'connect.disconnect',
  'common.fee',
  'errors',
]

const NAV = [
  { href: '/sell', label: 'overview', icon: <LayoutDashboard aria-hidden />, exact: true },
  { href: '/sell/products', label: 'products', icon: <Package aria-hidden /> },
  { href: '/sell/orders', label: 'orders', icon: <Receipt aria-hidden /> },
  { href: '/sell/disputes', label: 'disputes', icon: <ShieldAlert aria-hidden /> },
  { href: '/sell/reviews', label: 'reviews', icon: <Star aria-hidden /> },
  { href: '/sell/balance', label: 'balance', icon: <Wallet aria-hidden /> },
  { href: '/sell/payouts', label: 'payouts', icon: <Banknote aria-hidden /> },
  { href: '/sell/fees', label: 'fees', icon: <HandCoins aria-hidden /> },
  { href: '/sell/documents', label: 'documents', icon: <FileText aria-hidden /> },
  { href: '/sell/delivery', label: 'delivery', icon: <Truck aria-hidden /> },
  { href: '/sell/tax', label: 'tax', icon: <Percent aria-hidden /> },
  { href: '/sell/discounts', label: 'discounts', icon: <TicketPercent aria-hidden /> },
  { href: '/sell/settings', label: 'settings', icon: <Settings aria-hidden /> },
] as const

/** The frame of a seller's pages; whoever is not signed in is sent to do so. Each page asks for the shop itself. */
export default async function SellLayout({ children }: { children: ReactNode }) {
  const [viewer, t, nav] = await Promise.all([requireViewer(), getTranslations('common.nav'), getTranslations('sell.nav')])
  return (
    <SideShell
      of={t('forSellers')}
      nav={NAV.map((entry) => ({ ...entry, label: nav(entry.label) }))}
      theme={await readTheme()}
      foot={<ViewerFoot email={viewer.email} />}
    >
      <ClientMessages of={CLIENT_MESSAGES}>{children}</ClientMessages>
    </SideShell>
  )
}
