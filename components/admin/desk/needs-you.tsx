import { Ban, CircleHelp, ClipboardList, Scale, ShieldAlert, Star, Store, Webhook } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { ToDo } from '@/components/ui/data/to-do'
import type { OperatorToDo } from '@/lib/domain/wire/admin-views'

/** Where each is done, what loses money first. */
const PLACES = [
  { what: 'tasks', icon: ClipboardList, href: '/admin/tasks' },
  { what: 'inDoubt', icon: CircleHelp, href: '/admin/orders?status=in_doubt' },
  { what: 'disputes', icon: ShieldAlert, href: '/admin/disputes' },
  { what: 'differences', icon: Scale, href: '/admin/reconciliation' },
  { what: 'failedJobs', icon: Ban, href: '/admin/jobs' },
  { what: 'failedWebhooks', icon: Webhook, href: '/admin/webhooks?status=failed' },
  { what: 'waitingSellers', icon: Store, href: '/admin/sellers?show=waiting' },
  { what: 'heldReviews', icon: Star, href: '/admin/reviews' },
] as const

/** What needs a person, counted, each leading to where it is done. */
export function NeedsYou({ toDo }: { toDo: OperatorToDo }) {
  const t = useTranslations('admin.overview.toDo')
  const open = PLACES.filter(({ what }) => toDo[what] > 0)
  return (
    <Section title={t('title')}>
      <div className="flex flex-col gap-4">
        {open.map(({ what, icon, href }) => (
          <ToDo key={what} icon={icon} count={toDo[what]} href={href} label={t(`view.${what}`)}>
            {t(what, { count: toDo[what] })}
          </ToDo>
        ))}
        {open.length === 0 && <p className="text-muted">{t('nothing')}</p>}
      </div>
    </Section>
  )
}
