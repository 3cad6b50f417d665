/** Card networks show at most this many characters. Source: docs.stripe.com/get-started/account/statement-descriptors */
const MOST = 22

/**
 * What a buyer's card statement will show for a direct charge: the seller's own statement descriptor, else the business name, since we add no
 * suffix. Stripe's own words replace it once the charge is made (`calculated_statement_descriptor`).
 */
export function statementLine(account: { statementDescriptor: string | null; businessName: string | null }, shopName: string): string {
  const text = account.statementDescriptor ?? account.businessName ?? shopName
  return text
    .replace(/[<>\\'"*]/g, '')
    .toUpperCase()
    .slice(0, MOST)
    .trim()
}
