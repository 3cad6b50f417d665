import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { CheckoutForm } from '@/components/checkout/checkout-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { checkoutPage } from '@/lib/checkout/checkout-page'
import { env } from '@/lib/env'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { stripeSource } from './stripe-source'

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } }

/** Where a purchase is paid: the cart, or with a product in the address that one alone. A checkout that has its answer already leads to the order. */
export default async function CheckoutPage({ searchParams }: PageProps<'/checkout'>) {
  const { product, quantity, id } = await searchParams
  const query = { productSlug: single(product), quantity: Number(single(quantity) ?? 1), checkoutId: single(id) }
  const page = await checkoutPage(query, await currentBuyer())
  if (page.state === 'redirect') redirect(page.url as Route)
  if (page.state === 'unavailable') return <Unavailable sentence={page.sentence} back={page.back} />
  return (
    <div className="flex flex-col gap-8">
      <h1 className="display text-3xl">Checkout</h1>
      <ClientMessages of={['errors']}>
        <CheckoutForm view={page.view} source={stripeSource(env())} />
      </ClientMessages>
    </div>
  )
}

function Unavailable({ sentence, back }: { sentence: string; back: { href: string; label: string } }) {
  return (
    <EmptyState level={1} title="This cannot be bought now" action={<LinkButton href={back.href}>{back.label}</LinkButton>}>
      {sentence}
    </EmptyState>
  )
}

const single = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null)
