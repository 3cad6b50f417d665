import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DisputePage } from '@/components/disputes/dispute-page'
import { Editable } from '@/components/ui/form/editable'
import { requireSeller } from '@/lib/auth/viewer'
import { readDisputePage } from '@/lib/disputes/read-disputes'

import { Answer } from './answer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disputes'))('title') }
}

/** One dispute of a seller. */
export default async function SellerDisputePage({ params, searchParams }: PageProps<'/sell/disputes/[id]'>) {
  const [{ sellerId, may }, { id }, query] = await Promise.all([requireSeller('shop.read'), params, searchParams])
  const dispute = await readDisputePage(id, sellerId)
  if (!dispute) notFound()
  return (
    <DisputePage dispute={dispute} listHref="/sell/disputes" orderHref={`/sell/orders/${dispute.sellerOrderId}`}>
      <Editable isAllowed={may('disputes.answer')}>
        <Answer sellerId={sellerId} dispute={dispute} hasLetters={query.letters !== 'none'} />
      </Editable>
    </DisputePage>
  )
}
