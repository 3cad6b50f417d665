// What the operator reads first: what needs a person, then how a month went, each leading to where it comes from.
import { recordContradiction } from '@/tools/journeys/journey-tasks'
import { buy, delivers, look } from './bought'
import { CARD, fillCheckout, goToCheckout, payButton } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test.setTimeout(300_000)

test('the operator’s first page says what needs a person, then how the month went, and every figure leads to where it comes from', async ({
  page,
  email,
  signIn,
  shopWith,
  visitor,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const buyer = await visitor()
  await buy(buyer, shop, email('operator-home'))
  const orderId = new URL(buyer.url()).pathname.split('/').at(-1) ?? ''
  await recordContradiction(orderId)
  const refused = await visitor()
  const service = await shopWith({ price: '30.00' })
  await goToCheckout(refused, service)
  await fillCheckout(refused, email('operator-home-refused'), CARD.tooLittleMoney)
  await payButton(refused).click()
  await expect(refused.getByRole('alert').filter({ hasText: 'Card declined' })).toBeVisible()
  await signIn('home-operator@souk.test', '/admin')

  await test.step('what needs a person comes first and leads to where it is done', async () => {
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('To do')
    await expect(page.getByText(/^\d+ open tasks?$/)).toBeVisible()
    await page.getByRole('link', { name: 'View tasks' }).click()
    await expect(page).toHaveURL(/\/admin\/tasks$/)
    await page.goBack()
  })

  const figure = (label: string) =>
    page
      .getByRole('main')
      .getByRole('link')
      .filter({ has: page.getByText(label, { exact: true }) })
  await test.step('a month is told by what was sold, placed and refused', async () => {
    await expect(figure('Volume')).toContainText('$')
    await expect(figure('Take rate')).toContainText('%')
    await expect(figure('Orders placed')).toContainText('paid')
    await expect(figure('Placed orders that were paid')).toContainText('%')
    const declines = page.getByRole('table', { name: 'Declines' })
    await expect(declines.getByRole('row').filter({ hasText: 'insufficient_funds' })).toBeVisible()
    await expect(figure('Webhook delay (95th percentile)')).toContainText('second')
    await expect(figure('Oldest due job')).toBeVisible()
    await expect(figure('Can take payments')).toContainText('on sale')
  })

  await test.step('the page can be read on a screen, on a phone and in the dark', async () => {
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect(isWider, 'The page is wider than a phone').toBe(false)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 720 })
    await look(page, 'admin-home')
  })

  await test.step('another month is an address, and a rate leads to the sellers behind it', async () => {
    await page.getByRole('navigation', { name: 'Month' }).getByRole('link').last().click()
    await expect(page).toHaveURL(/\/admin\?month=20\d\d-\d\d&currency=[a-z]{3}$/)
    await expect(figure('Orders placed')).toContainText('0 paid')
    await page.goto('/admin?currency=usd')
    await figure('Dispute rate').click()
    await expect(page).toHaveURL(/\/admin\/figures\?month=20\d\d-\d\d&currency=usd&order=disputes#sellers$/)
  })

  await test.step('shops that wait for approval have a list of their own', async () => {
    await page.goto('/admin/sellers')
    await page.getByRole('navigation', { name: 'Filter sellers' }).getByRole('link', { name: 'Waiting for approval' }).click()
    await expect(page).toHaveURL(/\/admin\/sellers\?show=waiting$/)
    await expect(page.getByRole('heading', { name: 'No shops are waiting' })).toBeVisible()
    await expectAccessible(page)
  })
})
