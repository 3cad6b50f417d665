import type Stripe from 'stripe'

type Requirements = Stripe.Account.Requirements

/** What a new account that may not charge yet has to tell. */
export const FIRST_REQUIREMENTS = ['business_profile.url', 'business_type', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip']

/** Requirements as an account shows them. What is due while something is disabled is past due. */
export function requirements(
  due: string[],
  disabledReason: Requirements['disabled_reason'],
  more: Partial<Pick<Requirements, 'errors' | 'pending_verification'>> = {},
): Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: disabledReason,
    errors: more.errors ?? [],
    eventually_due: due,
    past_due: disabledReason ? due : [],
    pending_verification: more.pending_verification ?? [],
  }
}

const IS_PROVIDED: Record<string, (account: Stripe.Account) => boolean> = {
  'business_profile.url': ({ business_profile: profile }) => Boolean(profile?.url || profile?.product_description),
  business_type: (account) => Boolean(account.business_type),
  external_account: (account) => (account.external_accounts?.data.length ?? 0) > 0,
  'tos_acceptance.date': (account) => Boolean(account.tos_acceptance?.date),
  'tos_acceptance.ip': (account) => Boolean(account.tos_acceptance?.ip),
}

/** What of an account's requirements is still open. Words this program does not know stay until the bank or the control API takes them off. */
export function stillDue(account: Stripe.Account): string[] {
  return (account.requirements?.currently_due ?? []).filter((name) => !IS_PROVIDED[name]?.(account))
}
