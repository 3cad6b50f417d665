import type { QuoteView } from '@/lib/domain/wire/checkout-views'
import type { AskQuoteInput } from '@/lib/domain/wire/checkout-wire'

/** What came of asking what a purchase comes to. `changed`: the page must be read again. */
type Quoted = { kind: 'quote'; quote: QuoteView } | { kind: 'changed' } | { kind: 'failed' }

/** Asks what a purchase comes to for an address and the chosen rates. */
export async function askQuote(input: AskQuoteInput, signal: AbortSignal): Promise<Quoted> {
  try {
    const response = await fetch('/api/checkout/quote', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal,
    })
    if (response.status === 409) return { kind: 'changed' }
    return response.ok ? { kind: 'quote', quote: (await response.json()) as QuoteView } : { kind: 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}
