import { expect, test } from 'vitest'
import { type Legal, legalLinks, legalText } from './legal'

const terms = { validFrom: '2026-12-01', sections: [{ heading: 'Scope', paragraphs: ['These terms apply to every order.'] }] }
const legal: Legal = { terms, privacy: 'https://example.com/privacy', imprint: null, supportEmail: null }

test('a text has a page of ours, an address stays what it is, and nothing is linked where there is none', () => {
  expect(legalLinks(legal)).toEqual({ terms: '/legal/terms', privacy: 'https://example.com/privacy', imprint: null })
})

test('only a text of ours is shown', () => {
  expect(legalText(legal, 'terms')).toEqual({ page: 'terms', text: terms })
  for (const page of ['privacy', 'imprint', 'supportEmail', 'toString', '']) expect(legalText(legal, page)).toBeNull()
})
