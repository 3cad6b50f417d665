import { describe, expect, test } from 'vitest'
import { brand } from '@/brand'
import { LANGUAGES } from '@/lib/domain/text/languages'
import { translatorFor } from '@/lib/i18n/translator'
import { EXAMPLES, TYPED } from './examples'
import { renderMail } from './render-mail'
import { receiptMail } from './templates/receipt'

const drawn = (name: string, locale: string, timeZone?: string) => {
  const words = translatorFor({ locale, timeZone })
  const draft = EXAMPLES[name]
  if (!draft) throw new Error(`No example ${name}`)
  return renderMail(draft(words), words)
}

/** What a mail program shows of HTML: its texts, one a line. */
const textsOf = (html: string) => html.replace(/<(style|!--)[\s\S]*?(<\/style>|-->)/g, '').replace(/<[^>]+>/g, '\n')
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
const linksOf = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => unescaped(link))

// Intl writes spaces that do not break.
const SPACES = /[\u00a0\u202f]/g
// What the reader's locale writes (months, "at", zones, "and"), Stripe's names of cards, numbers and addresses are no messages.
const FORMATS = /\b[A-Z][a-z]+ \d{1,2}, \d{4}( at [\d:]+\s[AP]M [A-Z+\d:]+)?|\band\b/g
const NAMES = new RegExp(`https?://\\S+|localhost:3000|(?:S|R|INV)-\\d+|Visa|UPS|EUR|USD|${brand.name}`, 'g')
const plain = (text: string) =>
  TYPED.reduce((rest, typed) => rest.replaceAll(typed, ''), text)
    .replace(NAMES, '')
    .replace(FORMATS, '')
    .split('\n')
    .filter((line) => /[A-Za-z]{2,}/.test(line))

describe.each(Object.keys(EXAMPLES))('the mail %s', (name) => {
  test('has nothing but messages in subject, HTML and text', async () => {
    const { subject, html = '', text } = await drawn(name, 'en-XA')
    expect(plain(subject)).toEqual([])
    expect(plain(unescaped(textsOf(html)))).toEqual([])
    expect(plain(text)).toEqual([])
    expect(html).toContain('lang="en-XA"')
  })

  test('has every link of its HTML in its text, each followed by nothing but space', async () => {
    const { html = '', text } = await drawn(name, 'en-US')
    const links = linksOf(html)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(text.split(/\s+/)).toContain(link)
  })

  test('loads nothing from anywhere', async () => {
    const { html = '' } = await drawn(name, 'en-US')
    expect(html).not.toMatch(/<(script|link|img|iframe)\b|url\(|@import/)
  })
})

test('a receipt says number, time with zone, card, lines, sums and what the statement shows', async () => {
  const { subject, text } = await drawn('receipt-several-sellers', 'en-US', 'America/New_York')
  expect(subject).toContain('S-00042')
  for (const words of [
    'November 30, 2026 at 1:42 PM EST',
    'Visa ending in 4242',
    '2 × “Lake-blue mug”',
    '$30.00',
    '$60.00',
    '$9.00',
    '“Sales tax” 7%',
    '$7.21',
    '$110.21',
    '“TVA” 20% included: €3.08',
    'Delivery: “Standard”',
    'Ada Lovelace, 12 St James’s Square, London SW1Y 4JH, United Kingdom',
    '€18.50',
    'CLAY AND KILN',
  ])
    expect(text.replace(SPACES, ' ')).toContain(words)
})

test('dates and amounts are written in the reader’s locale and time zone', async () => {
  const text = (await drawn('receipt', 'de-DE', 'Europe/Berlin')).text.replace(SPACES, ' ')
  expect(text).toContain('110,21 $')
  expect(text).toMatch(/30\. November 2026 um 19:42 MEZ/)
})

test.each(Object.keys(LANGUAGES))('a reader of %s gets a receipt in it', async (language) => {
  const { html = '', subject } = await drawn('receipt', language)
  expect(html).toContain(`lang="${language}"`)
  expect(subject).toBe(translatorFor({ locale: language }).t('mail.receipt.subject', { number: 'S-00042' }))
})

test('a reader whose time zone is not known reads UTC, by name', async () => {
  expect((await drawn('receipt', 'en-US')).text.replace(SPACES, ' ')).toContain('November 30, 2026 at 6:42 PM UTC')
})

test('what people typed is text in the HTML, whatever they typed', async () => {
  const words = translatorFor()
  const name = '<script>alert(1)</script><img src=x onerror=alert(2)> {name} <b>"Vase"</b>'
  const amount = {
    goodsMinor: 100,
    discountMinor: 0,
    shippingMinor: 0,
    taxMinor: 0,
    taxInclusiveMinor: 0,
    discounts: [],
    tax: { state: 'none' as const, sums: [] },
    partial: null,
  }
  const delivery = { deliverBy: 'shipping' as const, rateName: '<b>Courier</b>', minDays: null, maxDays: null }
  const shipTo = { name, phone: null, line1: '<i>Street</i>', line2: null, city: 'Town', state: null, postalCode: '1', country: 'US' }
  const part = {
    id: 'a',
    shop: '<a href="http://evil.example">Shop</a>',
    currency: 'usd',
    amountMinor: 100,
    amount,
    delivery,
    isDownloaded: true,
    statementLine: '<i>LINE</i>',
    document: null,
  }
  const lines = [{ id: 'b', name, quantity: 1, unitPriceMinor: 100 }]
  const order = { number: 'S-00001', email: '"><script>@example.com', card: null, shipTo, url: 'http://localhost:3000/orders/1?key=a&b="' }
  const draft = receiptMail({ order, paidAt: null, charged: [{ ...part, lines }], later: [], isLaterCharge: false, digitalConsent: null }, words)
  const { html = '', text } = await renderMail(draft, words)
  expect(html).not.toMatch(/<script|<img|<b>|<i>|evil\.example"/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(linksOf(html)).toEqual([order.url, order.url])
  expect(text).toContain(name)
})
