import type { Metadata, Route } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { useCountryNames } from '@/components/sell/delivery/country-names'
import { ShopPageForm } from '@/components/sell/shop-page-form'
import { Card } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { readShopPageForm } from '@/lib/sellers/shop-page'
import { saveShopPageAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.shopPage'))('title') }
}

/** What the seller's page tells buyers of the shop. */
export default async function ShopPagePage() {
  const { sellerId } = await requireSeller('shop.read')
  const [{ slug }, { values, bannerUrl }, t, settings] = await Promise.all([
    sellerOverview(sellerId),
    readShopPageForm(sellerId),
    getTranslations('sell.shopPage'),
    getTranslations('sell.settings'),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        above={<Breadcrumb trail={[{ label: settings('title'), href: '/sell/settings' }, { label: t('title') }]} />}
        actions={
          <LinkButton href={`/sellers/${slug}` as Route} variant="secondary">
            {t('preview')}
          </LinkButton>
        }
      />
      <Card>
        <FormWithCountries action={saveShopPageAction} values={values} bannerUrl={bannerUrl} />
      </Card>
    </>
  )
}

function FormWithCountries(props: Omit<ComponentProps<typeof ShopPageForm>, 'countries'>) {
  return <ShopPageForm {...props} countries={useCountryNames().all} />
}
