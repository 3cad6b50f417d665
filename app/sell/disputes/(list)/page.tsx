import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DisputesPage } from '@/components/disputes/disputes-page'
import { requireSeller } from '@/lib/auth/viewer'
import { listDisputes } from '@/lib/disputes/read-disputes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disputes'))('title') }
}

/** The disputes of a seller: those that are open, or those that are decided. */
export default async function SellerDisputesPage({ searchParams }: PageProps<'/sell/disputes'>) {
  const [{ sellerId }, query] = await Promise.all([requireSeller('shop.read'), searchParams])
  const isOpen = query.show !== 'decided'
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  return <DisputesPage {...(await listDisputes(sellerId, isOpen, cursor))} isOpen={isOpen} reader="seller" href="/sell/disputes" cursor={cursor} />
}
