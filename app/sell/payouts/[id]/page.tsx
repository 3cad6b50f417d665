import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PayoutPage } from '@/components/balance/payout-page'
import { requireSeller } from '@/lib/auth/viewer'
import { readPayoutPage } from '@/lib/balance/read-payouts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('balance.payouts'))('title') }
}

/** One payout of a seller. */
export default async function SellerPayoutPage({ params, searchParams }: PageProps<'/sell/payouts/[id]'>) {
  const [{ sellerId }, { id }, query] = await Promise.all([requireSeller('money.read'), params, searchParams])
  const line = typeof query.line === 'string' ? query.line : null
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const payout = await readPayoutPage(sellerId, id, line, cursor)
  if (!payout) notFound()
  return <PayoutPage payout={payout} cursor={cursor} />
}
