import type { ButtonWord, ExpressOptions, Wallet } from '@/sandbox/js/wire/frame-options'

type Own = {
  paymentMethods?: Record<string, string>
  /** The older name of `paymentMethods`. */
  wallets?: Record<string, string>
  paymentMethodOrder?: string[]
  buttonType?: { applePay?: string; googlePay?: string }
  buttonHeight?: number
  layout?: { maxColumns?: number }
}

const WALLETS: [Wallet, string][] = [
  ['apple_pay', 'applePay'],
  ['google_pay', 'googlePay'],
  ['link', 'link'],
]

const WORDS: Record<string, ButtonWord> = { buy: 'buy', pay: 'pay', checkout: 'check_out', 'check-out': 'check_out' }
const LOWEST = 40
const HIGHEST = 55

/** What the frame of an Express Checkout Element is to show. Apple's button says its name alone, Google's to buy, unless the page wants other words. */
export function expressOptions(raw: Record<string, unknown>, host: string) {
  const { paymentMethods, wallets, paymentMethodOrder: order = [], buttonType = {}, buttonHeight = 44, layout } = raw as Own
  const place = (wallet: Wallet) => (order.includes(wallet) ? order.indexOf(wallet) : order.length)
  const wanted = { ...wallets, ...paymentMethods }
  return {
    element: 'expressCheckout' as const,
    host,
    wallets: WALLETS.filter(([, key]) => wanted[key] !== 'never')
      .map(([name]) => name)
      .sort((a, b) => place(a) - place(b)),
    buttons: {
      apple_pay: WORDS[buttonType.applePay ?? 'plain'] ?? 'plain',
      google_pay: WORDS[buttonType.googlePay ?? 'buy'] ?? 'plain',
      link: 'pay',
    },
    buttonHeight: Math.min(HIGHEST, Math.max(LOWEST, buttonHeight)),
    columns: layout?.maxColumns ?? 0,
  } satisfies Partial<ExpressOptions>
}
