import type { Said } from './said'

/** A new secret, for an authenticator app: to type by hand, and as a QR code (an address that an `img` shows). */
export type SecretToScan = { secret: string; qr: string }

/** What the form of a second factor shows: nothing set up, a secret to confirm, the recovery codes that are shown once, or that it is on. */
export type SecondFactorState =
  | { step: 'off' }
  | { step: 'scan'; scan: SecretToScan; error: Said | null }
  | { step: 'codes'; codes: string[] }
  | { step: 'on'; error: Said | null }
