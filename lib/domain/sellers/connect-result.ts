/** How one press of "Connect with Stripe" ended; each has its sentence and its way on. */
export type ConnectCode =
  | 'connected'
  | 'denied'
  | 'bad_state'
  | 'expired'
  | 'replayed'
  | 'other_browser'
  | 'signed_out'
  | 'other_seller'
  | 'already_connected'
  | 'taken'
  | 'exchange_refused'
  | 'wrong_mode'
  | 'read_only'
  | 'outcome_unknown'
  | 'no_relay'
  | 'too_often'

/** What the person may do next: press Connect again, or open a page. */
export type NextStep = { kind: 'connect'; verb: string } | { kind: 'open'; verb: string; href: string }

export type ConnectMessage = { title: string; sentence: string; next: NextStep }

const again: NextStep = { kind: 'connect', verb: 'Connect with Stripe' }

const MESSAGES: Record<ConnectCode, ConnectMessage> = {
  connected: {
    title: 'Your Stripe account is connected',
    sentence: 'Payments for your products go straight to it.',
    next: { kind: 'open', verb: 'Go on', href: '/sell' },
  },
  denied: {
    title: 'You did not connect Stripe',
    sentence: 'You chose not to give this marketplace access on Stripe’s page. Nothing has changed, and you can connect whenever you like.',
    next: again,
  },
  bad_state: {
    title: 'This return does not belong to a request of ours',
    sentence:
      'The link you came back with was not made by this shop, or was changed on the way. Nothing was connected. Start again from here, not from an old link.',
    next: again,
  },
  expired: {
    title: 'That took longer than ten minutes',
    sentence: 'For your safety a request to connect works for ten minutes. Nothing was connected. Stripe has kept what you typed there.',
    next: again,
  },
  replayed: {
    title: 'This return from Stripe was used before',
    sentence:
      'Each return works once; this one was opened again, perhaps by the back button or a reload. Your shop shows whether the first time connected it.',
    next: { kind: 'open', verb: 'See your shop', href: '/sell' },
  },
  other_browser: {
    title: 'You began in another browser',
    sentence:
      'For your safety you have to come back from Stripe in the browser, and the most recent tab, in which you pressed Connect. Nothing was connected.',
    next: again,
  },
  signed_out: {
    title: 'You were signed out on the way',
    sentence: 'Nothing was connected. Sign in and press Connect with Stripe once more; Stripe has kept what you typed there.',
    next: { kind: 'open', verb: 'Sign in', href: '/signin?next=/sell' },
  },
  other_seller: {
    title: 'You are signed in as somebody else now',
    sentence:
      'This request to connect was begun for another shop. Nothing was connected. Sign in as the person who began it, or connect this shop from here.',
    next: again,
  },
  already_connected: {
    title: 'Your shop has a Stripe account already',
    sentence: 'A shop has one Stripe account at a time. To use another one, disconnect the present one first.',
    next: { kind: 'open', verb: 'Open settings', href: '/sell/settings' },
  },
  taken: {
    title: 'That Stripe account belongs to another shop here',
    sentence:
      'One Stripe account can serve one shop, so that nobody’s money is mixed up. Nothing was connected. Choose or create another account on Stripe’s page, or disconnect it from the other shop first.',
    next: { kind: 'connect', verb: 'Connect another account' },
  },
  exchange_refused: {
    title: 'Stripe did not complete the connection',
    sentence: 'Stripe says that this permission can no longer be used: it lasts five minutes and works once. Nothing was connected.',
    next: again,
  },
  wrong_mode: {
    title: 'That account came in the wrong mode',
    sentence:
      'Stripe connected it in test mode where this shop takes real payments, or the other way round. Nothing was kept. Please tell the operator of this shop.',
    next: again,
  },
  read_only: {
    title: 'Stripe gave permission to read only',
    sentence:
      'This marketplace must be allowed to make payments on your account, and Stripe granted reading alone. Nothing was kept. Connect again and grant full access.',
    next: again,
  },
  outcome_unknown: {
    title: 'Stripe’s answer did not reach us',
    sentence:
      'We do not know whether Stripe completed the connection, so your shop does not count as connected. Connecting again is safe: nothing is made twice, and no money is involved.',
    next: { kind: 'connect', verb: 'Try again' },
  },
  no_relay: {
    title: 'This preview of the shop cannot connect Stripe',
    sentence:
      'Stripe sends sellers back to addresses it knows, and this one is not passed on by any. The operator sets CONNECT_RELAY_URL and CONNECT_PREVIEW_HOSTS.',
    next: { kind: 'open', verb: 'Back to your shop', href: '/sell' },
  },
  too_often: {
    title: 'That was often',
    sentence: 'Connecting was tried many times from here. Please wait ten minutes.',
    next: { kind: 'open', verb: 'Back to your shop', href: '/sell' },
  },
}

/** The sentence and way on for a code; anything that is no code of ours reads as a return we did not ask for. */
export function connectMessage(code: string | undefined): ConnectMessage & { code: ConnectCode } {
  const known = code && Object.hasOwn(MESSAGES, code) ? (code as ConnectCode) : 'bad_state'
  return { code: known, ...MESSAGES[known] }
}
