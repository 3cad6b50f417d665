import { DisputeNotice } from '@/components/disputes/dispute-notice'
import { disputesOf } from '@/lib/disputes/read-disputes'

/** What banks dispute of a sale, each leading to its page. */
export async function Disputes({ saleId }: { saleId: string }) {
  const disputes = await disputesOf([saleId])
  return disputes.map((dispute) => <DisputeNotice key={dispute.id} dispute={dispute} href={`/sell/disputes/${dispute.id}`} />)
}
