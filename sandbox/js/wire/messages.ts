// The language spoken between the script on the host page and the sandbox's own frames. Both sides import this file, so neither can
// send what the other does not know.

import type { StripeAddressElementChangeEvent, StripeCardElementChangeEvent, StripePaymentElementChangeEvent } from '@stripe/stripe-js'
import type { BillingDetails, FrameOptions, Wallet } from './frame-options'

export type StripeErrorShape = {
  type: string
  code?: string
  decline_code?: string
  doc_url?: string
  message?: string
  param?: string
  charge?: string
  request_log_url?: string
  payment_intent?: Record<string, unknown>
  payment_method?: Record<string, unknown>
  setup_intent?: Record<string, unknown>
}

/** The ways to pay that are here. */
export type Way = 'card' | 'us_bank_account'

export type CardChange = {
  type: Way
  empty: boolean
  complete: boolean
  brand: StripeCardElementChangeEvent['brand']
  country: string | null
  postalCode: string | null
  error: StripeErrorShape | null
  /** The saved card that is chosen, or null for a new one. */
  saved: SavedMethod | null
  /** Whether the person wants the card kept; null where that is not asked. */
  save: boolean | null
  /** The shipping address on the page is the billing address, too. */
  usesShipping: boolean
}

/** A saved payment method as events show it. */
export type SavedMethod = NonNullable<StripePaymentElementChangeEvent['value']['payment_method']>

/** An address as events show it. */
export type AddressValue = StripeAddressElementChangeEvent['value']

export type AddressChange = {
  empty: boolean
  complete: boolean
  isNewAddress: boolean
  value: AddressValue
  /** The state in the script of its country, where that is not the Latin one. */
  localState: string | null
  /** The other Address Element's address is to be taken instead. */
  usesOther: boolean
  error: StripeErrorShape | null
}

export type EmailChange = { empty: boolean; complete: boolean; email: string; error: StripeErrorShape | null }

/** One call of Stripe's API that needs the card or bank account: made inside the frame, so that they never leave it for the host page. */
export type CardCall = {
  method: 'POST'
  path: string
  /** Body without the card. The frame adds the card under `cardField`. */
  body: Record<string, unknown>
  cardField: 'payment_method_data' | 'payment_method' | 'token'
  /** What the page's other elements know of the payer. What is typed beside the card wins over it, and what the page says over both. */
  collected?: BillingDetails
}

export type CallResult = { ok: true; body: Record<string, unknown> } | { ok: false; error: StripeErrorShape }

export type ToFrame<Options = FrameOptions> =
  | { kind: 'init'; options: Options }
  | { kind: 'update'; options: Options }
  | { kind: 'focus' }
  | { kind: 'blur' }
  | { kind: 'clear' }
  /** Judges the fields; `focus` moves the caret to the first fault. */
  | { kind: 'submit'; call: number; focus: boolean }
  | { kind: 'request'; call: number; request: CardCall }

export type FromFrame<Change = unknown> =
  | { kind: 'loaded' }
  | { kind: 'ready' }
  /** Which ways to pay there are; once, after `ready`. */
  | { kind: 'ways'; ways: Way[] }
  /** `isMistake`: the page's author is to blame, and reads of it on the console, too. */
  | { kind: 'loaderror'; error: StripeErrorShape; isMistake?: boolean }
  | { kind: 'height'; height: number }
  /** Something was typed, whether or not it changed the state. */
  | { kind: 'edited' }
  | { kind: 'change'; change: Change }
  | { kind: 'removed'; method: SavedMethod; error: string | null }
  | { kind: 'focus' }
  | { kind: 'blur' }
  | { kind: 'escape' }
  | { kind: 'submitted'; call: number; error: StripeErrorShape | null }
  | { kind: 'answer'; call: number; result: CallResult }
  | { kind: 'challenged'; outcome: 'succeeded' | 'failed' }
  /** The wallets that can be shown here, and who is paid; once, before `ready`. */
  | { kind: 'wallets'; wallets: Wallet[]; business: string | null }
  | { kind: 'pressed'; wallet: Wallet }
  /** A wallet gave a card; what it is, only Stripe learns. */
  | { kind: 'authorized'; token: string; billing: BillingDetails }
  | { kind: 'dismissed' }

/** Every message carries this mark and the frame it belongs to, so that several elements on one page stay apart. */
export type Envelope<Message> = { source: 'stripe-sandbox'; frame: string; message: Message }

/**
 * Reads an envelope out of what arrived by postMessage.
 * @param event the browser's event, of any origin and any shape
 * @param origin the only origin that is listened to
 * @param frame the frame the message must name
 * @returns the message, or null when it is not for us
 */
export function openEnvelope<Message>(event: MessageEvent, origin: string, frame: string): Message | null {
  if (event.origin !== origin) return null
  const data: Partial<Envelope<Message>> | null = event.data
  if (typeof data !== 'object' || data === null) return null
  if (data.source !== 'stripe-sandbox' || data.frame !== frame || typeof data.message !== 'object') return null
  return data.message ?? null
}
