/** What a preview deployment tells its sellers about connecting Stripe, which returns them to registered addresses only. */
export type PreviewNotice =
  /** Stripe returns here once `redirectUri` is registered in its test mode. */
  | { kind: 'register'; redirectUri: string }
  /** Stripe cannot return to this address; `href` is the same page at the one to which it can. */
  | { kind: 'elsewhere'; href: string }
  /** Stripe can return to no address of this preview. */
  | { kind: 'none' }
