import { expect, test } from 'vitest'
import { countryNotices } from './country-notices'

const account = (country: string, defaultCurrency: string, platformCountry: string | null = 'US') => ({ country, defaultCurrency, platformCountry })

test.each([
  [account('US', 'usd'), false, []],
  [account('BR', 'brl'), false, [{ code: 'onlyCurrency', currency: 'brl' }, { code: 'feeRefused' }]],
  [account('BR', 'brl', 'BR'), false, [{ code: 'onlyCurrency', currency: 'brl' }]],
  [account('IN', 'inr'), true, [{ code: 'withoutFee' }, { code: 'nameAndAddress' }]],
  [account('SG', 'sgd'), true, [{ code: 'withoutFee' }]],
  [account('SG', 'sgd', null), true, []],
])('the seller of %o, sold without a fee: %s, is told %o', (facts, sellsWithoutFee, notices) => {
  expect(countryNotices(facts, sellsWithoutFee)).toEqual(notices)
})
