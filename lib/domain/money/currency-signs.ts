/** Signs and words people put before or after an amount, with the currencies they mean. */
const SIGNS: [sign: string, currencies: string][] = [
  ['€', 'eur'],
  ['£', 'gbp egp fkp gip lbp shp'],
  ['¥', 'jpy cny'],
  ['円', 'jpy'],
  ['元', 'cny twd hkd'],
  ['₩', 'krw'],
  ['원', 'krw'],
  ['₹', 'inr'],
  ['₨', 'inr pkr lkr npr mur scr'],
  ['₽', 'rub'],
  ['₺', 'try'],
  ['₪', 'ils'],
  ['฿', 'thb'],
  ['₫', 'vnd'],
  ['₴', 'uah'],
  ['₦', 'ngn'],
  ['₱', 'php'],
  ['₡', 'crc'],
  ['₲', 'pyg'],
  ['₸', 'kzt'],
  ['₾', 'gel'],
  ['kr', 'dkk nok sek isk'],
  ['kč', 'czk'],
  ['zł', 'pln'],
  ['ft', 'huf'],
  ['lei', 'ron mdl'],
  ['fr', 'chf xaf xof xpf'],
  ['rm', 'myr'],
  ['rp', 'idr'],
  ['r$', 'brl'],
  ['rs', 'inr pkr lkr npr mur scr'],
  ['r', 'zar'],
]
/** Signs such as "US$" and "A$": of whichever dollar or peso is chosen. */
const DOLLAR = /^[a-z]{0,3}\$$/

/**
 * An amount without the sign of its currency.
 * @param text in plain digits
 * @param currency the chosen one, in lower case
 * @returns what is left, or `otherCurrency` where the sign is that of another one
 */
export function withoutSigns(text: string, currency: string): string | 'otherCurrency' {
  const [, before = '', amount = '', after = ''] = /^([^\d]*?)\s*(\d.*?)\s*([^\d.,'\s-]*\.?)$/u.exec(text) ?? []
  if (amount === '') return text
  for (const sign of [before, after]) {
    const word = sign.toLowerCase().replace(/\.$/, '').trim()
    if (word === '' || word === currency) continue
    const known = SIGNS.filter(([each]) => each === word)
    if (known.some(([, currencies]) => currencies.split(' ').includes(currency))) continue
    if (DOLLAR.test(word) && DOLLARS.has(currency)) continue
    // A word we do not know makes the whole unreadable.
    return known.length > 0 || DOLLAR.test(word) || /^[a-z]{3}$/.test(word) ? 'otherCurrency' : text
  }
  return amount
}

const DOLLARS = new Set(
  'usd aud cad nzd sgd hkd twd mxn brl ars clp cop uyu dop bbd bmd bnd bsd bzd fjd gyd jmd kyd lrd nad sbd srd ttd xcd top wst nio'.split(' '),
)
