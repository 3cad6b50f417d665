/** What the person may do next: press Connect again, go on at Stripe, or open a page. Each has its own words on its button. */
type Next = 'connect' | 'connectAnother' | 'retry' | 'onboarding' | 'choose' | 'overview' | 'settings' | 'signIn'

/** How one press of "Connect with Stripe", or of opening an account, can end, with the way on. Titles and sentences stand under the same names in messages/en/connect.json. */
const NEXT = {
  connected: 'overview',
  denied: 'connect',
  bad_state: 'connect',
  expired: 'connect',
  replayed: 'overview',
  other_browser: 'connect',
  signed_out: 'signIn',
  other_seller: 'connect',
  already_connected: 'settings',
  taken: 'connectAnother',
  exchange_refused: 'connect',
  wrong_mode: 'connect',
  read_only: 'connect',
  outcome_unknown: 'retry',
  no_relay: 'overview',
  too_often: 'overview',
  opened: 'overview',
  unfinished: 'onboarding',
  unread: 'overview',
  not_opened: 'choose',
  open_unknown: 'choose',
  no_country: 'choose',
  not_offered: 'choose',
  not_managed: 'overview',
  link_unknown: 'onboarding',
  link_refused: 'overview',
} as const satisfies Record<string, Next>

/** How one press ended. */
export type ConnectCode = keyof typeof NEXT

/** Where a next step leads: a page, a connection over OAuth, or Stripe's form for the account that was opened. */
const WAYS = {
  connect: { kind: 'connect' },
  connectAnother: { kind: 'connect' },
  retry: { kind: 'connect' },
  onboarding: { kind: 'onboarding' },
  choose: { kind: 'page', href: '/sell/connect' },
  overview: { kind: 'page', href: '/sell' },
  settings: { kind: 'page', href: '/sell/settings' },
  signIn: { kind: 'page', href: '/signin?next=/sell' },
} as const satisfies Record<Next, { kind: 'page'; href: string } | { kind: 'connect' | 'onboarding' }>

/** A code from an address; anything that is no code of ours reads as a return we did not ask for. */
export function connectCode(code: unknown): ConnectCode {
  return typeof code === 'string' && Object.hasOwn(NEXT, code) ? (code as ConnectCode) : 'bad_state'
}

/** The way on after a code. */
export function connectNext(code: ConnectCode): { step: Next; way: (typeof WAYS)[Next] } {
  const step = NEXT[code]
  return { step, way: WAYS[step] }
}
