import type { ChosenCard } from '@/components/checkout/machine/checkout-machine'

/** What came of turning the typed card into something the server may use once. */
type CardResult = { ok: true; card: ChosenCard } | { ok: false; sentence: string }

/** Makes a ConfirmationToken of the card that is typed in. @param keepsCard the buyer wants to pay with it again */
export type CardMaker = (email: string, keepsCard: boolean) => Promise<CardResult>
