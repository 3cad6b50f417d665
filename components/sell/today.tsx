import { MessageSquare, PackageOpen, ShieldAlert, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { ToDo } from '@/components/ui/data/to-do'

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
          <ToDo icon={ShieldAlert} count={disputes} href="/sell/disputes" label={t('viewDisputes')}>
            {t('disputes', { count: disputes })}
          </ToDo>
        )}
        <ToDo icon={PackageOpen} count={toShip} href="/sell/orders?show=to-ship" label={t('ship')}>
          {t('toShip', { count: toShip })}
        </ToDo>
        {returns > 0 && (
          <ToDo icon={Undo2} count={returns} href="/sell/orders?show=returns" label={t('viewReturns')}>
            {t('returns', { count: returns })}
          </ToDo>
        )}
        {unread > 0 && (
          <ToDo icon={MessageSquare} count={unread} href="/sell/orders?show=unread" label={t('read')}>
            {t('messages', { count: unread })}
          </ToDo>
        )}
      </div>
    </Section>
  )
}
