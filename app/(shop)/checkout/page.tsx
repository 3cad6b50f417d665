import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { CheckoutForm } from '@/components/checkout/checkout-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { useSay } from '@/components/ui/use-say'
import { type CheckoutPage, checkoutPage } from '@/lib/checkout/checkout-page'
import { sentencesOf } from '@/lib/domain/wire/said'
import { env } from '@/lib/env'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { stripeSource } from './stripe-source'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout')
  return { title: t('title'), robots: { index: false } }
}

/** Where a purchase is paid: the cart, or with a product in the address that one alone. A checkout that has its answer already leads to the order. */
export default async function Checkout({ searchParams }: PageProps<'/checkout'>) {
  const { product, variant, quantity, id } = await searchParams
  const query = { productSlug: single(product), variantId: single(variant), quantity: Number(single(quantity) ?? 1), checkoutId: single(id) }
  const page = await checkoutPage(query, await currentBuyer())
  if (page.state === 'redirect') redirect(page.url as Route)
  if (page.state === 'unavailable') return <Unavailable page={page} />
  const t = await getTranslations('checkout')
  return (
    <div className="flex flex-col gap-8">
      <h1 className="display text-3xl">{t('title')}</h1>
      <ClientMessages of={['checkout', 'common.amount', 'common.card', 'common.delivery', 'errors']}>
        <CheckoutForm view={page.view} source={stripeSource(env())} />
      </ClientMessages>
    </div>
  )
}

function Unavailable({ page: { sentence, back } }: { page: Extract<CheckoutPage, { state: 'unavailable' }> }) {
  const t = useTranslations('checkout')
  return (
    <EmptyState level={1} title={t('unavailable')} action={<LinkButton href={back.href}>{t(`back.${back.to}`)}</LinkButton>}>
      {sentencesOf(useSay(), sentence)}
    </EmptyState>
  )
}

const single = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null)
