import { MessageSquare, PackageOpen, ShieldAlert, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'

/**
 * What a seller has to do today.
 * @param toShip how many orders are paid and have items left to ship
 * @param returns how many returns are open
 * @param disputes how many disputes wait for their answer
 * @param unread how many orders have messages they have not read
 */
export function Today({ toShip, disputes, returns, unread }: { toShip: number; disputes: number; returns: number; unread: number }) {
  const t = useTranslations('sell.today')
  return (
    <Section title={t('title')}>
      <div className="flex flex-col gap-4">
        {disputes > 0 && (
          <Task icon={ShieldAlert} count={disputes} href="/sell/disputes" label={t('viewDisputes')}>
            {t('disputes', { count: disputes })}
          </Task>
        )}
        <Task icon={PackageOpen} count={toShip} href="/sell/orders?show=to-ship" label={t('ship')}>
          {t('toShip', { count: toShip })}
        </Task>
        {returns > 0 && (
          <Task icon={Undo2} count={returns} href="/sell/orders?show=returns" label={t('viewReturns')}>
            {t('returns', { count: returns })}
          </Task>
        )}
        {unread > 0 && (
          <Task icon={MessageSquare} count={unread} href="/sell/orders?show=unread" label={t('read')}>
            {t('messages', { count: unread })}
          </Task>
        )}
      </div>
    </Section>
  )
}

type TaskProps = { icon: typeof PackageOpen; count: number; href: string; label: string; children: ReactNode }

function Task({ icon: Icon, count, href, label, children }: TaskProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="flex items-center gap-3">
        <Icon aria-hidden className={`size-5 ${count > 0 ? 'text-accent' : 'text-line-strong'}`} />
        <span className={count > 0 ? 'font-medium' : 'text-muted'}>{children}</span>
      </p>
      {count > 0 && (
        <LinkButton href={href} size="sm">
          {label}
        </LinkButton>
      )}
    </div>
  )
}
