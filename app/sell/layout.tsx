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
  Store,
  TicketPercent,
  Truck,
  Wallet,
} from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { readPreferences } from '@/app/preferences'
import { brand } from '@/brand'
import { SideShell } from '@/components/shell/side-shell'
import { ViewerFoot } from '@/components/shell/viewer-foot'
import { ClientMessages } from '@/components/ui/client-messages'
import { requireViewer } from '@/lib/auth/viewer'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('common.nav'))('yourShop')
  return { title: { default: title, template: `%s · ${title} · ${brand.name}` } }
}

const CLIENT_MESSAGES = [
  'sell.settings',
  'sell.team',
  'sell.apiKeys',
  'sell.webhooks',
  'sell.shopPage',
  'sell.product',
  'sell.import',
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
  { deed: 'read', href: '/sell', label: 'overview', icon: <LayoutDashboard aria-hidden />, exact: true },
  { deed: 'products.read', href: '/sell/products', label: 'products', icon: <Package aria-hidden /> },
  { deed: 'orders.read', href: '/sell/orders', label: 'orders', icon: <Receipt aria-hidden /> },
  { deed: 'shop.read', href: '/sell/disputes', label: 'disputes', icon: <ShieldAlert aria-hidden /> },
  { deed: 'shop.read', href: '/sell/reviews', label: 'reviews', icon: <Star aria-hidden /> },
  { deed: 'money.read', href: '/sell/balance', label: 'balance', icon: <Wallet aria-hidden /> },
  { deed: 'money.read', href: '/sell/payouts', label: 'payouts', icon: <Banknote aria-hidden /> },
  { deed: 'money.read', href: '/sell/fees', label: 'fees', icon: <HandCoins aria-hidden /> },
  { deed: 'money.read', href: '/sell/documents', label: 'documents', icon: <FileText aria-hidden /> },
  { deed: 'shop.read', href: '/sell/delivery', label: 'delivery', icon: <Truck aria-hidden /> },
  { deed: 'shop.read', href: '/sell/tax', label: 'tax', icon: <Percent aria-hidden /> },
  { deed: 'shop.read', href: '/sell/discounts', label: 'discounts', icon: <TicketPercent aria-hidden /> },
  { deed: 'shop.read', href: '/sell/settings', label: 'settings', icon: <Settings aria-hidden /> },
] as const

/** Where somebody who works in several shops chooses one, and a member leaves. */
const SHOPS = { deed: 'read', href: '/sell/shops', label: 'shops', icon: <Store aria-hidden /> } as const

/** The frame of a seller's pages; whoever is not signed in is sent to do so. Each page asks for the shop itself. */
export default async function SellLayout({ children }: { children: ReactNode }) {
  const [viewer, t, nav] = await Promise.all([requireViewer(), getTranslations('common.nav'), getTranslations('sell.nav')])
  const { role, shopCount } = viewer
  const entries = [...NAV, ...(shopCount > 1 || (role !== null && role !== 'owner') ? [SHOPS] : [])].filter(
    ({ deed }) => role === null || mayInShop(role, deed),
  )
  return (
    <SideShell
      of={t('forSellers')}
      nav={entries.map(({ deed: _, ...entry }) => ({ ...entry, label: nav(entry.label) }))}
      preferences={await readPreferences()}
      foot={<ViewerFoot email={viewer.email} />}
    >
      <ClientMessages of={CLIENT_MESSAGES}>{children}</ClientMessages>
    </SideShell>
  )
}
