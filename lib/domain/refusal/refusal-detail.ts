import { z } from 'zod'
import { MONEY_CALLS, type MoneyCall } from './refusals'

const Detail = z
  .object({ sentence: z.string().nullable().catch(null), call: z.enum(MONEY_CALLS).catch('charge') })
  .catch({ sentence: null, call: 'charge' })

/** What a task keeps of a refused call. Tasks from before captures, cancellations and refunds were told are about charges. */
export function readRefusal(detail: unknown): { words: string; call: MoneyCall } {
  const { sentence, call } = Detail.parse(detail)
  return { words: sentence ?? '', call }
}
