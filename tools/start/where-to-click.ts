import { brand } from '@/brand'
import type { Machine } from './machine'

/**
 * The text `npm start` ends with.
 * @param seconds how long opening took
 */
export function whereToClick({ appUrl, stripeUrl, mailbox, env }: Machine, seconds: number): string {
  const rows: [string, string, string][] = [
    ['Buyer', appUrl, stripeUrl ? 'buy something: card 4242 4242 4242 4242, any date, any CVC' : 'the storefront'],
    ['Seller', `${appUrl}/sell`, stripeUrl ? 'sign in with any e-mail and connect an account' : 'sign in and connect an account'],
    ['Operator', `${appUrl}/admin`, `sign in as ${env.OPERATOR_EMAILS?.split(',')[0]}`],
  ]
  if (mailbox) rows.push(['Mailbox', `${appUrl}/mailbox`, 'sign-in links and receipts arrive here'])
  if (stripeUrl) rows.push(['Stripe', `${stripeUrl}/dashboard`, 'the local Stripe: customers, payments and fees of every account'])
  const width = Math.max(...rows.map(([, url]) => url.length))
  const lines = rows.map(([who, url, what]) => `  ${who.padEnd(9)} ${url.padEnd(width)}  ${what}`)
  return `\n${brand.name} is open after ${seconds.toFixed(0)} s.\n\n${lines.join('\n')}\n\nLogs are in .data/logs. Ctrl-C stops everything.\n`
}
