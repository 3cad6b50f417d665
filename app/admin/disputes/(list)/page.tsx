import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DisputesPage } from '@/components/disputes/disputes-page'
import { requireOperator } from '@/lib/auth/viewer'
import { listDisputes } from '@/lib/disputes/read-disputes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disputes'))('title') }
}

/** The disputes of all sellers: those that are open, or those that are decided. */
export default async function OperatorDisputesPage({ searchParams }: PageProps<'/admin/disputes'>) {
  const [query] = await Promise.all([searchParams, requireOperator()])
  const isOpen = query.show !== 'decided'
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  return <DisputesPage {...(await listDisputes(null, isOpen, cursor))} isOpen={isOpen} reader="operator" href="/admin/disputes" cursor={cursor} />
}
