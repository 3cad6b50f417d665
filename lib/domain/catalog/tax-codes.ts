/** Stripe's tax codes that most sellers need; the names are messages. Source: docs.stripe.com/tax/tax-codes */
export const COMMON_TAX_CODES = ['txcd_99999999', 'txcd_20030000', 'txcd_10000000', 'txcd_30011000', 'txcd_35010000', 'txcd_00000000'] as const

/** How a tax code of Stripe's is written. */
export const TAX_CODE = /^txcd_\d{8}$/
