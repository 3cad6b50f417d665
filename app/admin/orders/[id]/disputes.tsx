import { DisputeNotice } from '@/components/disputes/dispute-notice'
import { disputesOf } from '@/lib/disputes/read-disputes'
import type { OperatorPart } from '@/lib/domain/wire/admin-views'

/** What banks dispute of an order. */
export async function Disputes({ parts }: { parts: OperatorPart[] }) {
  const disputes = await disputesOf(parts.map(({ id }) => id))
  return disputes.map((dispute) => <DisputeNotice key={dispute.id} dispute={dispute} href={`/admin/disputes/${dispute.id}`} />)
}
