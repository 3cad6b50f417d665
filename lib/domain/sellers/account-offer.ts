/** What the operator offers to a seller without an account: `connect` one they have (OAuth), `open` one here (Account Links), or both. */
export const ACCOUNT_OFFERS = ['connect', 'open', 'both'] as const
export type AccountOffer = (typeof ACCOUNT_OFFERS)[number]

/** The ways to an account that a seller is shown. */
export type AccountWays = { connect: boolean; open: boolean }

/**
 * The ways that work. Connecting needs the platform's client id: without one, accounts are opened here alone, whatever was chosen.
 * @param offer what the operator has chosen; null: nothing yet, which is `connect`
 * @param last the account a seller had last, which they may always take back into use the way it came
 */
export function accountWays(offer: AccountOffer | null, hasClientId: boolean, last: { isManaged: boolean } | null = null): AccountWays {
  if (!hasClientId) return { connect: false, open: true }
  const offered = { connect: offer !== 'open', open: offer === 'open' || offer === 'both' }
  return { connect: offered.connect || last?.isManaged === false, open: offered.open || last?.isManaged === true }
}

/** The account that was opened for a seller and is not in use. `isSubmitted`: its owner has told Stripe who they are, so no other one takes its place. */
export type OpenedView = { accountName: string; isSubmitted: boolean }
