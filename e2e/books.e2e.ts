import { randomUUID } from 'node:crypto'
import { chargeTwice, compareBooks } from '@/tools/journeys/journey-books'
import { buy, delivers, look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

const HOURS = 2 * 3600
test.setTimeout(300_000)

test('the operator sees what disagrees with Stripe, reads it again, and explains it', async ({ page, email, shopWith, visitor, signIn, stripe }) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') }, `Books ${randomUUID().slice(0, 8)}`)
  const buyer = await visitor()
  await buy(buyer, shop, email('books'))
  const orderId = /[\da-f-]{36}/.exec(buyer.url())?.[0] ?? ''
  await chargeTwice(stripe.url, orderId, 777)
  await stripe.control.advance(HOURS)
  await compareBooks(shop.accountId)
  await signIn('books-operator@souk.test', '/admin/reconciliation')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Books')
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: shop.shopName })

  await test.step('one sentence says what it is, beside both amounts', async () => {
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('A second charge names this order.')
    await expect(row).toContainText('$7.77')
    await expectAccessible(page)
    await look(page, 'books')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false)
    await page.setViewportSize({ width: 1280, height: 720 })
  })
  await test.step('it is read from Stripe again', async () => {
    await row.getByRole('button', { name: /^Read again/ }).click()
    await expect(row.getByText('Both balances are being read.')).toBeVisible()
  })
  await test.step('an explanation closes it, also for the next comparison', async () => {
    await row.getByLabel('What do you know about it?').fill('Refunded at the counter.')
    await row.getByRole('button', { name: /^Explain/ }).click()
    await expect(row.getByText('Explained. It opens again if its amounts change.')).toBeVisible()
    await compareBooks(shop.accountId)
    await page.reload()
    await expect(row).toHaveCount(0)
    await page.getByRole('link', { name: 'Closed' }).click()
    await expect(row).toContainText('Explained by books-operator@souk.test: Refunded at the counter.')
    await expectAccessible(page)
  })
})
