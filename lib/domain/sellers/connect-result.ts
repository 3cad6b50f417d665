/** What the person may do next: press Connect again, or open a page. Each has its own words on its button. */
type Next = 'connect' | 'connectAnother' | 'retry' | 'overview' | 'settings' | 'signIn'

/** How one press of "Connect with Stripe" can end, with the way on. Titles and sentences stand under the same names in messages/en/connect.json. */
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
} as const satisfies Record<string, Next>

/** How one press of "Connect with Stripe" ended. */
export type ConnectCode = keyof typeof NEXT

/** The page a next step opens; null where it begins a connection. */
const PAGES = {
  connect: null,
  connectAnother: null,
  retry: null,
  overview: '/sell',
  settings: '/sell/settings',
  signIn: '/signin?next=/sell',
} as const satisfies Record<Next, string | null>

/** A code from an address; anything that is no code of ours reads as a return we did not ask for. */
export function connectCode(code: unknown): ConnectCode {
  return typeof code === 'string' && Object.hasOwn(NEXT, code) ? (code as ConnectCode) : 'bad_state'
}

/** The way on after a code. @returns `href`: the page it opens; null where it begins a connection */
export function connectNext(code: ConnectCode): { step: Next; href: (typeof PAGES)[Next] } {
  const step = NEXT[code]
  return { step, href: PAGES[step] }
}
