import { ReturnsSection } from '@/components/orders/returns/returns-section'
import { ClientMessages } from '@/components/ui/client-messages'
import type { Buyer } from '@/lib/orders/access'
import { readBuyersReturns } from '@/lib/returns/read-returns'
import { cancelReturnAction, sendReturnAction } from './actions'

/** What of an order its buyer sends back, or may. */
export async function Returns({ orderId, buyer, linkKey }: { orderId: string; buyer: Buyer; linkKey: string | undefined }) {
  const { mayAsk, parts } = await readBuyersReturns(orderId, buyer, linkKey)
  const query = linkKey ? `?key=${encodeURIComponent(linkKey)}` : ''
  return (
    <ClientMessages of={['orders.returns', 'sell.fulfilment.form', 'errors']}>
      <ReturnsSection
        parts={parts}
        mayAct={mayAsk}
        formHref={(partId) => `/orders/${orderId}/return/${partId}${query}`}
        actions={{
          cancel: (partId, returnId) => cancelReturnAction.bind(null, orderId, partId, returnId, linkKey ?? null),
          send: (partId, returnId) => sendReturnAction.bind(null, orderId, partId, returnId, linkKey ?? null),
        }}
      />
    </ClientMessages>
  )
}
