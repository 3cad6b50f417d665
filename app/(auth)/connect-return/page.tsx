import type { Metadata } from 'next'
import { Card } from '@/components/ui/data/card'
import { connectMessage } from '@/lib/domain/sellers/connect-result'

export const metadata: Metadata = { title: 'Connecting Stripe' }

/** Where a seller of a preview deployment lands when the relay on this host cannot send them on. They are not signed in here, and need not be. */
export default async function ConnectReturnPage({ searchParams }: PageProps<'/connect-return'>) {
  const { code } = await searchParams
  const { title, sentence } = connectMessage(typeof code === 'string' ? code : undefined)
  return (
    <Card className="mx-auto w-full max-w-md">
      <div className="flex flex-col gap-3">
        <h1 className="display text-3xl">{title}</h1>
        <p className="text-muted">{sentence}</p>
        <p className="text-muted">Go back to the address where you pressed Connect with Stripe to begin again.</p>
      </div>
    </Card>
  )
}
