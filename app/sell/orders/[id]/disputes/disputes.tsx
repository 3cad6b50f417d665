import { DisputeNotice } from '@/components/disputes/dispute-notice'
import { FraudWarningCard } from '@/components/disputes/fraud-warning-card'
import { readFraudWarning } from '@/lib/disputes/fraud-warning'
import { disputesOf } from '@/lib/disputes/read-disputes'
import { dismissWarningAction } from './actions'

/** What banks dispute of a sale, each leading to its page, and what they suspect. */
export async function Disputes({ sellerId, saleId, mayAnswer }: { sellerId: string; saleId: string; mayAnswer: boolean }) {
  const [disputes, warning] = await Promise.all([disputesOf([saleId]), readFraudWarning(sellerId, saleId)])
  return (
    <>
      {disputes.map((dispute) => (
        <DisputeNotice key={dispute.id} dispute={dispute} href={`/sell/disputes/${dispute.id}`} />
      ))}
      {warning && mayAnswer && (
        <FraudWarningCard
          warning={warning}
          refundHref={`/sell/orders/${saleId}/refund?all&reason=fraudulent`}
          dismiss={dismissWarningAction.bind(null, saleId)}
        />
      )}
    </>
  )
}
