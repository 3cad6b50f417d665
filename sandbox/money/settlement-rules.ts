import type { World } from '@/sandbox/core/world'
import { invalidRequest } from '@/sandbox/http/errors'
import { bankAccountsOf } from '@/sandbox/payments/bank/bank-accounts'

/** Countries whose accounts charge in one currency only [doc currencies, the list for Brazil; 3p Stripe's support: "can only accept charges in Brazilian Real"]. */
const ONE_CURRENCY: Record<string, string> = { BR: 'brl' }

/** Countries whose accounts pay no application fee to a platform elsewhere [3p, the same list in reports of many platforms]. */
const NO_FEE_ABROAD = new Set(['BR', 'IN', 'MX', 'MY', 'SG', 'TH'])

function accountOf(world: World, id: string) {
  const { country, default_currency: currency } = world.store.need('account', id).object
  return { country: country ?? 'US', currency: currency ?? 'usd' }
}

/** What a charge in `currency` is settled in: that currency where the account has a bank account for it, also one that the bank has refused, else the account's default. */
export function settlementCurrency(world: World, account: string, currency: string): string {
  return bankAccountsOf(world, account).some(({ object }) => object.currency === currency) ? currency : accountOf(world, account).currency
}

/** Refuses a currency that accounts of this country cannot charge in. The text is ours. Throws 400. */
export function refuseCurrency(world: World, account: string, currency: string): void {
  const { country } = accountOf(world, account)
  const only = ONE_CURRENCY[country]
  if (only === undefined || only === currency) return
  throw invalidRequest(`Invalid currency: ${currency}. Accounts in ${country} can only accept charges in these currencies: ${only}`, {
    param: 'currency',
  })
}

/** Refuses an application fee across a border where Stripe has none. Throws 400. */
export function refuseFee(world: World, account: string, application: string): void {
  const platform = accountOf(world, world.store.need('application', application).account).country
  const { country } = accountOf(world, account)
  if (platform === country || !NO_FEE_ABROAD.has(country)) return
  const message = `Stripe doesn't currently support application fees for platforms in ${platform} with connected accounts in ${country}.`
  throw invalidRequest(message, { code: 'charge_invalid_parameter', param: 'application_fee_amount' })
}
