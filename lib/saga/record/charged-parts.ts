import type { Tx } from '@/lib/db/client'
import type { PartRow } from '@/lib/db/orders/orders'
import { notePartialCaptures } from '@/lib/db/orders/partial-captures'
import { sharesOf, taxOfShares } from '@/lib/domain/order/charged-share'
import type { StatusEvent } from '@/lib/saga/saga-event'

/** The parts as they are charged by these events. Where less is captured than was agreed, what was agreed is noted, and the part has the amounts of its charge. */
export async function chargedParts(tx: Tx, parts: PartRow[], moves: StatusEvent[]): Promise<PartRow[]> {
  const charged = parts.map((part) => chargedPart(part, moves))
  const noted = charged.flatMap(({ id, partialCapture }, at) =>
    partialCapture && !parts[at]?.partialCapture ? [{ ...partialCapture, sellerOrderId: id }] : [],
  )
  await notePartialCaptures(tx, noted)
  return charged
}

function chargedPart(part: PartRow, moves: StatusEvent[]): PartRow {
  const known = moves.find(({ event, changes }) => event.type === 'part' && event.partId === part.id && changes.part?.amountMinor !== undefined)
  const { amountMinor = part.amountMinor, applicationFeeMinor = part.applicationFeeMinor } = known?.changes.part ?? {}
  if (amountMinor >= part.amountMinor) return part
  const agreed = { agreedMinor: part.amountMinor, agreedFeeMinor: part.applicationFeeMinor }
  const partialCapture = { sellerOrderId: part.id, createdAt: new Date(), ...agreed, ...taxOfShares(sharesOf(part, amountMinor)) }
  return { ...part, amountMinor, applicationFeeMinor, partialCapture }
}
