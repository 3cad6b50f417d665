import { notFound } from 'next/navigation'
import { DeadLink } from '@/components/orders/dead-link'
import { ClientMessages } from '@/components/ui/client-messages'
import { findDeadLink } from '@/lib/orders/dead-link'
import { resendLinkAction } from './actions'

/** What stands in the place of an order's page for who may not see it: a way to a new link where theirs is over, else nothing at all. */
export async function LinkOver({ orderId, linkKey }: { orderId: string; linkKey: string | undefined }) {
  const link = await findDeadLink(orderId, linkKey)
  if (!link) notFound()
  return (
    <ClientMessages of={['orders.deadLink']}>
      <DeadLink why={link.why} resend={resendLinkAction.bind(null, link.orderId, link.key)} />
    </ClientMessages>
  )
}
