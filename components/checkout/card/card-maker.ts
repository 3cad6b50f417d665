import type { CheckoutEvent, ChosenCard } from '@/components/checkout/machine/checkout-machine'

/** What came of turning the typed card into something the server may use once. */
export type CardResult = { ok: true; card: ChosenCard } | { ok: false; sentence: string }

/** Makes a ConfirmationToken of the card that is typed in. @param keepsCard the buyer wants to pay with it again */
export type CardMaker = (email: string, keepsCard: boolean) => Promise<CardResult>

/** What the purchase is told of it. */
export function afterCard(made: CardResult): CheckoutEvent {
  return made.ok ? { type: 'card_ready', card: made.card } : { type: 'card_refused', sentence: made.sentence }
}
