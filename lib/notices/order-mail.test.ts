import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { sendOrderMail } from './order-mail'

await testDatabase()
const market = testMarket(await testSandbox())
afterAll(stopJobs)

const BERLIN = { locale: 'de-DE', timeZone: 'Europe/Berlin' }
const newestTo = async (email: string) => (await listMails()).find(({ to }) => to === email)

/** Buys a bowl for $25.00; @returns the part, and where its people read mail */
async function bought(buyer: Parameters<typeof placeOrder>[1]) {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller, { name: 'Bowl <b>&</b> plate' }), await market.card())
  await placeOrder(wish, buyer)
  const { parts, email } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  return { partId: parts[0]?.id ?? '', seller, email }
}

test('a guest’s receipt is written as their browser was when they ordered, in text and HTML', async () => {
  const { partId, email } = await bought({ ...market.guest(), reader: BERLIN })
  await sendOrderMail(partId, 'buyer', 'paid')
  const mail = await newestTo(email)
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toMatch(/25,00\s\$/)
    expect(part).toMatch(/\d+\. \p{L}+ \d{4} um \d{2}:\d{2} ME(S)?Z/u)
    expect(part).toMatch(/Visa.*4242/)
  }
  expect(mail?.html).toContain('Bowl &lt;b&gt;&amp;&lt;/b&gt; plate')
  expect(mail?.text).toContain('1 × „Bowl <b>&</b> plate“')
})

test('a member’s receipt is written as their browser last was, not as it was when they ordered', async () => {
  const buyer = await market.member()
  const { partId, email } = await bought({ ...buyer, reader: BERLIN })
  await db().user.update({ where: { id: buyer.viewer.userId }, data: { locale: 'en-GB', timeZone: 'Asia/Tokyo' } })
  await sendOrderMail(partId, 'buyer', 'paid')
  expect((await newestTo(email))?.text).toMatch(/US\$25\.00/)
  expect((await newestTo(email))?.text).toMatch(/GMT\+9/)
})

test('a seller’s mail follows the seller, not the buyer', async () => {
  const { partId, seller } = await bought({ ...market.guest(), reader: BERLIN })
  await sendOrderMail(partId, 'seller', 'paid')
  expect((await newestTo(seller.email))?.subject).toMatch(/: \$25\.00$/)
  expect((await newestTo(seller.email))?.text).toMatch(/ UTC$/m)
  await db().user.update({ where: { id: seller.userId }, data: BERLIN })
  await sendOrderMail(partId, 'seller', 'paid')
  expect((await newestTo(seller.email))?.subject).toMatch(/: 25,00\s\$$/)
})

test('a name stored with line breaks and bidi controls stands on one line of the receipt, in quotation marks', async () => {
  const seller = await market.seller({ businessName: 'Clay' })
  await db().seller.update({ where: { id: seller.sellerId }, data: { shopName: 'Clay\n\nYour card was refused' } })
  const name = 'Mug\n\nYour card was refused.\u202e Pay here: evil.example'
  const wish = market.wish(await market.product(seller, { name }), await market.card())
  await placeOrder(wish, market.guest())
  const { parts, email } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  await sendOrderMail(parts[0]?.id ?? '', 'buyer', 'paid')
  const text = (await newestTo(email))?.text ?? ''
  expect(text).toContain('1 × “Mug Your card was refused. Pay here: evil.example”')
  expect(text).toContain('“Clay Your card was refused”')
  expect(text).not.toMatch(/^Your card was refused|\u202e/m)
})
