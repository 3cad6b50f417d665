import type { SoldPart } from '@/lib/domain/ledger/story-journals'

type PartColumns = {
  id: string
  accountId: string
  currency: string
  amountMinor: number
  applicationFeeMinor: number
  amount?: { taxMinor: number } | null
  partialCapture?: { taxMinor: number } | null
}

/** A part as the books see it. */
export function soldPart({ livemode }: { livemode: boolean }, part: PartColumns): SoldPart {
  const { id, accountId, currency, amountMinor, applicationFeeMinor: feeMinor, amount, partialCapture } = part
  return { id, accountId, livemode, currency, amountMinor, feeMinor, taxMinor: (partialCapture ?? amount)?.taxMinor ?? 0 }
}
