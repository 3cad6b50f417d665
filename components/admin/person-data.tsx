import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { Button } from '@/components/ui/form/button'
import { buttonClass } from '@/components/ui/form/button-style'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'

/** The search box for a person: the address stands in the page's own. */
export function PersonSearchBox({ typed }: { typed: string }) {
  const t = useTranslations('admin.people.search')
  return (
    <search>
      <form action="/admin/people" className="flex flex-wrap items-start gap-3">
        <Field label={t('label')} name="email" className="min-w-0 flex-1 basis-72">
          <Input name="email" type="email" defaultValue={typed} maxLength={254} autoComplete="off" />
        </Field>
        <Button type="submit" className="sm:mt-6.5">
          <Search aria-hidden className="size-4" />
          <span>{t('submit')}</span>
        </Button>
      </form>
    </search>
  )
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
