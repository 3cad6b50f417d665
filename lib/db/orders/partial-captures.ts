import type { Tx } from '@/lib/db/client'

/** What was agreed on a part of which less was captured, and the tax in what was; minor units. */
export type PartialCaptureRow = { sellerOrderId: string; agreedMinor: number; agreedFeeMinor: number; taxMinor: number; taxInclusiveMinor: number }

/** Notes what was agreed, once. */
export async function notePartialCaptures(tx: Tx, rows: PartialCaptureRow[]): Promise<void> {
  if (rows.length > 0) await tx.partialCapture.createMany({ data: rows, skipDuplicates: true })
}
