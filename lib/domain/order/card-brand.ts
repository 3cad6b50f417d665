const BRANDS: Record<string, string> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

/** The name of a card brand, by Stripe's code; null where it has none that people know. */
export function cardBrand(code: string): string | null {
  return BRANDS[code] ?? null
}

const WALLETS: Record<string, string> = { apple_pay: 'Apple Pay', google_pay: 'Google Pay', link: 'Link', samsung_pay: 'Samsung Pay' }

/** How the wallet is called that gave a card, by Stripe's code; null for a typed card, and for a wallet that has no name that people know. */
export function walletName(code: string | null | undefined): string | null {
  return WALLETS[code ?? ''] ?? null
}
