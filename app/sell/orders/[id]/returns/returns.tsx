import { SaleReturns } from '@/components/sell/returns/sale-returns'
import { readSaleReturns } from '@/lib/returns/read-returns'
import { readReturnPolicy, returnAddressOf } from '@/lib/returns/return-policy'
import { approveReturnAction, declineReturnAction, instructReturnAction, receiveReturnAction } from './actions'

/** The returns of a sale, with what its seller does about each. */
export async function Returns({ sellerId, saleId }: { sellerId: string; saleId: string }) {
  const returns = await readSaleReturns(sellerId, saleId)
  if (returns.length === 0) return null
  const address = await returnAddressOf(sellerId, await readReturnPolicy(sellerId))
  const actions = {
    approve: (returnId: string) => approveReturnAction.bind(null, saleId, returnId),
    instruct: (returnId: string) => instructReturnAction.bind(null, saleId, returnId),
    decline: (returnId: string) => declineReturnAction.bind(null, saleId, returnId),
    receive: (returnId: string) => receiveReturnAction.bind(null, saleId, returnId),
  }
  return (
    <div id="returns">
      <SaleReturns saleId={saleId} returns={returns} address={address ?? ''} actions={actions} />
    </div>
  )
}
