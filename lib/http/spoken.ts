import type { CheckoutAnswer, CheckoutProgress, CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'
import { type Said, sentencesOf } from '@/lib/domain/wire/said'
import { problem } from './problem'

type Say = (said: Said) => string

/** What a use case said of a checkout, written out in the reader's language by `say` of translatorForRequest. */
export function spokenAnswer(say: Say, answer: CheckoutAnswer): CheckoutAnswer<string> {
  const progress = spokenProgress(say, answer.progress)
  return 'sentence' in answer ? { ...answer, progress, sentence: sentencesOf(say, answer.sentence) } : { ...answer, progress }
}

/** How far an order has come, likewise. */
export function spokenProgress(say: Say, { cardStatus, parts }: CheckoutProgress): CheckoutProgress<string> {
  return { cardStatus, parts: parts.map((part) => ({ ...part, sentence: sentencesOf(say, part.sentence) })) }
}

/** The same while an order runs. */
export async function* spokenUpdates(say: Say, updates: AsyncGenerator<CheckoutProgress>): AsyncGenerator<CheckoutProgress<string>> {
  for await (const progress of updates) yield spokenProgress(say, progress)
}

type Placed = { kind: 'answer'; answer: CheckoutAnswer } | { kind: 'refused'; refusal: CheckoutRefusal }

/** The response to a request to pay: the answer about its order, or the refusal to begin one as Problem Details (RFC 9457). */
export function placedResponse(say: Say, placed: Placed): Response {
  if (placed.kind === 'answer') return Response.json(spokenAnswer(say, placed.answer), { headers: { 'cache-control': 'no-store' } })
  const { code, sentence, items, ...more } = placed.refusal
  const spoken = items?.map((item) => ({ ...item, sentence: sentencesOf(say, item.sentence) }))
  return problem(409, code, sentencesOf(say, sentence), { extra: { ...more, ...(spoken && { items: spoken }) } })
}
