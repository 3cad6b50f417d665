import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SEARCH_MAX } from '@/lib/domain/order/order-search'

/** The search box for orders: what is typed stands in the address. */
export function OrderSearchBox({ typed }: { typed: string }) {
  const t = useTranslations('admin.orders.search')
  return (
    <search>
      <form action="/admin/orders" className="flex flex-wrap items-start gap-3">
        <Field label={t('label')} name="q" hint={t('hint')} className="min-w-0 flex-1 basis-72">
          <Input name="q" type="search" defaultValue={typed} maxLength={SEARCH_MAX} autoComplete="off" />
        </Field>
        <Button type="submit" className="sm:mt-6.5">
          <Search aria-hidden className="size-4" />
          <span>{t('submit')}</span>
        </Button>
      </form>
    </search>
  )
}
