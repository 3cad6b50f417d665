import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { useCountryNames } from '@/components/sell/delivery/country-names'
import { StripeTax } from '@/components/sell/tax/stripe-tax'
import { TaxForm } from '@/components/sell/tax/tax-form'
import { Editable } from '@/components/ui/form/editable'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { emptyTaxRate, type TaxFormState, taxFormValues } from '@/lib/domain/tax/tax-form'
import { readSellerTax } from '@/lib/pricing/tax/seller-tax'
import { saveTaxAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.tax'))('title') }
}

/** Whether the seller charges tax, at which rates, and whether their prices contain it. */
export default async function TaxPage() {
  const { sellerId, may } = await requireSeller('shop.read')
  const [{ draft, version, country, stripe, stripeUrl }, locale, t] = await Promise.all([
    readSellerTax(sellerId),
    getLocale(),
    getTranslations('sell.tax'),
  ])
  const values = taxFormValues(draft, locale)
  // Where the first rate is typed, there is a row for it.
  const rates = values.rates.length > 0 ? values.rates : [emptyTaxRate('new-1', country ?? '')]
  return (
    <Editable isAllowed={may('settings.edit')}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {stripe && <StripeTax stripe={stripe} />}
      <Form initial={{ values: { ...values, rates }, errors: {}, refusal: null, isSaved: false, version }} stripeUrl={stripeUrl} />
    </Editable>
  )
}

function Form({ initial, stripeUrl }: { initial: TaxFormState; stripeUrl: string | null }) {
  const { all } = useCountryNames()
  return <TaxForm action={saveTaxAction} initial={initial} countries={all} stripeUrl={stripeUrl} />
}
