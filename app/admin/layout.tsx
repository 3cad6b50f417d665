import {
  ChartColumn,
  ClipboardCheck,
  FolderTree,
  History,
  LayoutDashboard,
  ListTodo,
  Package,
  Percent,
  Receipt,
  Scale,
  ShieldAlert,
  Sparkles,
  Star,
  Stethoscope,
  Store,
  TicketPercent,
  Users,
  Webhook,
} from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { readPreferences } from '@/app/preferences'
import { brand } from '@/brand'
import { RedCount } from '@/components/admin/red-count'
import { SideShell } from '@/components/shell/side-shell'
import { ViewerFoot } from '@/components/shell/viewer-foot'
import { ClientMessages } from '@/components/ui/client-messages'
import { requireOperator } from '@/lib/auth/viewer'
import { countRedChecks } from '@/lib/operations/doctor/last-look'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('common.nav'))('operator')
  return { title: { default: title, template: `%s · ${title} · ${brand.name}` } }
}

const NAV = [
  { href: '/admin', label: 'overview', icon: <LayoutDashboard aria-hidden />, exact: true },
  { href: '/admin/tasks', label: 'tasks', icon: <ClipboardCheck aria-hidden /> },
  { href: '/admin/orders', label: 'orders', icon: <Receipt aria-hidden /> },
  { href: '/admin/disputes', label: 'disputes', icon: <ShieldAlert aria-hidden /> },
  { href: '/admin/reviews', label: 'reviews', icon: <Star aria-hidden /> },
  { href: '/admin/figures', label: 'figures', icon: <ChartColumn aria-hidden /> },
  { href: '/admin/reconciliation', label: 'reconciliation', icon: <Scale aria-hidden /> },
  { href: '/admin/sellers', label: 'sellers', icon: <Store aria-hidden /> },
  { href: '/admin/products', label: 'products', icon: <Package aria-hidden /> },
  { href: '/admin/categories', label: 'categories', icon: <FolderTree aria-hidden /> },
  { href: '/admin/featured', label: 'featured', icon: <Sparkles aria-hidden /> },
  { href: '/admin/fees', label: 'fees', icon: <Percent aria-hidden /> },
  { href: '/admin/discounts', label: 'discounts', icon: <TicketPercent aria-hidden /> },
  { href: '/admin/webhooks', label: 'webhooks', icon: <Webhook aria-hidden /> },
  { href: '/admin/doctor', label: 'doctor', icon: <Stethoscope aria-hidden /> },
  { href: '/admin/jobs', label: 'jobs', icon: <ListTodo aria-hidden /> },
  { href: '/admin/people', label: 'people', icon: <Users aria-hidden /> },
  { href: '/admin/changes', label: 'changes', icon: <History aria-hidden /> },
] as const

/** The frame of the operator's pages; whoever is no operator is turned away here, and by every action again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [viewer, t, nav] = await Promise.all([requireOperator(), getTranslations('common.nav'), getTranslations('admin.nav')])
  const [red, doctor] = await Promise.all([countRedChecks(), getTranslations('admin.doctor')])
  const badges: { [href: string]: ReactNode } = { '/admin/doctor': <RedCount initial={red > 0 ? doctor('red', { count: red }) : ''} /> }
  return (
    <SideShell
      of={t('forOperators')}
      nav={NAV.map((entry) => ({ ...entry, label: nav(entry.label), badge: badges[entry.href] }))}
      preferences={await readPreferences()}
      foot={<ViewerFoot email={viewer.email} />}
    >
      <ClientMessages of={['admin.fees', 'admin.categories', 'admin.featured', 'sell.discounts.form', 'errors']}>{children}</ClientMessages>
    </SideShell>
  )
}
