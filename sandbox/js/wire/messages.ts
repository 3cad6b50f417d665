// The language spoken between the script on the host page and the sandbox's own frames. Both sides import this file, so neither can
// send what the other does not know.

export type Appearance = {
  theme?: 'stripe' | 'night' | 'flat' | 'minimal' | 'none'
  labels?: 'above' | 'floating' | 'auto'
  inputs?: 'spaced' | 'condensed' | 'auto'
  disableAnimations?: boolean
  variables?: Record<string, string>
  rules?: Record<string, Record<string, string>>
}

export type BillingAddress = { country?: string; postal_code?: string; state?: string; city?: string; line1?: string; line2?: string }
export type BillingDetails = { name?: string; email?: string; phone?: string; address?: BillingAddress }

export type FrameOptions = {
  element: 'payment' | 'card'
  publishableKey: string
  stripeAccount: string | null
  apiVersion: string | null
  locale: string
  appearance: Appearance
  /** What the card will be used for: the words under the fields say it. */
  saves: boolean
  showCountry: boolean
  showPostalCode: boolean
  showTerms: boolean
  readOnly: boolean
  business: string | null
  customerSession: string | null
  defaults: BillingDetails
}

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

export type CardChange = {
  empty: boolean
  complete: boolean
  brand: string
  country: string | null
  postalCode: string | null
  error: StripeErrorShape | null
}

/** One call of Stripe's API that needs the card: made inside the frame, so that the card never leaves it for the host page. */
export type CardCall = {
  method: 'POST'
  path: string
  /** Body without the card. The frame adds the card under `cardField`. */
  body: Record<string, unknown>
  cardField: 'payment_method_data' | 'payment_method' | 'token'
}

export type CallResult = { ok: true; body: Record<string, unknown> } | { ok: false; error: StripeErrorShape }

export type ToFrame =
  | { kind: 'init'; options: FrameOptions }
  | { kind: 'update'; options: Partial<FrameOptions> }
  | { kind: 'focus' }
  | { kind: 'blur' }
  | { kind: 'clear' }
  | { kind: 'submit'; call: number }
  | { kind: 'request'; call: number; request: CardCall }

export type FromFrame =
  | { kind: 'loaded' }
  | { kind: 'ready' }
  | { kind: 'loaderror'; error: StripeErrorShape }
  | { kind: 'height'; height: number }
  /** Something was typed, whether or not it changed the state. */
  | { kind: 'edited' }
  | { kind: 'change'; change: CardChange }
  | { kind: 'focus' }
  | { kind: 'blur' }
  | { kind: 'escape' }
  | { kind: 'submitted'; call: number; error: StripeErrorShape | null }
  | { kind: 'answer'; call: number; result: CallResult }
  | { kind: 'challenged'; outcome: 'succeeded' | 'failed' }

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
  const data = event.data as Partial<Envelope<Message>> | null
  if (typeof data !== 'object' || data === null) return null
  if (data.source !== 'stripe-sandbox' || data.frame !== frame || typeof data.message !== 'object') return null
  return data.message ?? null
}
