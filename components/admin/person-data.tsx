import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { buttonClass } from '@/components/ui/form/button-style'
import { SearchBox } from './search-box'

/** The search box for a person. */
export function PersonSearchBox({ typed }: { typed: string }) {
  const t = useTranslations('admin.people.search')
  const words = { label: t('label'), submit: t('submit') }
  return <SearchBox action="/admin/people" words={words} name="email" type="email" defaultValue={typed} maxLength={254} />
}

type Found = { email: string; isPerson: boolean; isSeller: boolean; orders: number; customers: number }

/** What is kept of a person, to be handed out or erased. */
export function PersonData({ found, erase }: { found: Found; erase: () => Promise<string | null> }) {
  const t = useTranslations('admin.people')
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <h2 className="wrap-anywhere font-semibold text-lg">
          <bdi>{found.email}</bdi>
        </h2>
        <p>{t('kept', { orders: found.orders, customers: found.customers, account: String(found.isPerson) })}</p>
        {found.isSeller && <p className="text-muted">{t('refusal.seller')}</p>}
        <div className="flex flex-wrap gap-2">
          <a href={`/admin/people/export?email=${encodeURIComponent(found.email)}`} className={buttonClass({ variant: 'secondary' })}>
            {t('export')}
          </a>
          {!found.isSeller && (
            <ConfirmDialog action={erase} deed={t('erase.deed')} busyText={t('erase.busy')} title={t('erase.title')} variant="danger">
              {t('erase.text')}
            </ConfirmDialog>
          )}
        </div>
      </div>
    </Card>
  )
}
