/** Where Stripe opens accounts: ISO 3166. Source: stripe.com/global; a platform may open them in fewer, and Stripe then says so. */
export const ACCOUNT_COUNTRIES: readonly string[] =
  'AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IN IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US'.split(' ')
