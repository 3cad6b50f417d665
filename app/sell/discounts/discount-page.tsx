import { useTranslations } from 'next-intl'
import { type DiscountChoices, DiscountForm } from '@/components/discounts/discount-form'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import type { DiscountFormState } from '@/lib/domain/pricing/discount-form'
import { KINDS_OF_SELLERS } from '@/lib/pricing/discounts/save-discount'
import { saveDiscountAction } from './actions'

type Offered = Pick<DiscountChoices, 'currencies' | 'products'>

/** The page of the form of a seller's code. @param crumb what it is called behind "Discounts" */
export function DiscountPage({ title, crumb, initial, offered }: { title: string; crumb: string; initial: DiscountFormState; offered: Offered }) {
  const t = useTranslations('sell.discounts')
  const choices = { ...offered, kinds: KINDS_OF_SELLERS, back: '/sell/discounts' }
  return (
    <>
      <PageHeader above={<Breadcrumb trail={[{ label: t('title'), href: '/sell/discounts' }, { label: crumb }]} />} title={title} />
      <DiscountForm action={saveDiscountAction} initial={initial} choices={choices} />
    </>
  )
}
