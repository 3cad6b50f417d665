import { expect, test } from 'vitest'
import { EMPTY_SHOP_PAGE, paragraphsOf, parseShopPage } from './shop-page'

test('an empty form says nothing of a shop', () => {
  const nothing = { story: '', town: null, country: null, deliveryWords: null, returnWords: null }
  expect(parseShopPage(EMPTY_SHOP_PAGE)).toEqual({ ok: true, facts: nothing })
})

test('keeps lines of texts, makes one line of the town, and drops a country that is none', () => {
  const typed = { ...EMPTY_SHOP_PAGE, story: ' One.\r\n\r\nTwo. ', town: ' Stoke \n on Trent ', country: 'GB' }
  expect(parseShopPage(typed)).toMatchObject({ ok: true, facts: { story: 'One.\n\nTwo.', town: 'Stoke on Trent', country: 'GB' } })
  expect(parseShopPage({ ...EMPTY_SHOP_PAGE, country: 'XX' })).toMatchObject({ ok: true, facts: { country: null } })
})

test('names every field that is too long or hides something', () => {
  const typed = { ...EMPTY_SHOP_PAGE, story: 'a'.repeat(5001), town: 'b'.repeat(81), returnWords: 'evil\u202egnp' }
  expect(parseShopPage(typed)).toEqual({
    ok: false,
    errors: { story: { key: 'tooLong', values: { max: 5000 } }, town: { key: 'tooLong', values: { max: 80 } }, returnWords: { key: 'unreadable' } },
  })
})

test('an empty line begins a paragraph, a single break does not', () => {
  expect(paragraphsOf('One\nline.\n\n \n\nTwo.')).toEqual(['One\nline.', 'Two.'])
  expect(paragraphsOf('')).toEqual([])
})
