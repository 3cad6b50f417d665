// After the delivery: a buyer says how it is, an operator reads it first, its seller answers, and a reader reports it.
import { buy, delivers, look, ship } from './bought'
import { expectAccessible, signIn } from './fixtures'
import { expect, test } from './shops'

test('a buyer reviews what has arrived; it waits for the operator, then stands on the product with the answer of its seller', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
  visitor,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const product = `/products/${shop.product.slug}`
  await buy(page, shop, email('reviews'))
  const order = page.url()
  const seller = await sellerOf(shop, '/sell')
  await ship(seller, shop)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Reviews' })).toHaveCount(0)
  await seller.getByRole('button', { name: 'Mark as delivered' }).click()
  await seller.getByRole('dialog').getByRole('button', { name: 'Mark as delivered' }).click()
  await expect(seller.getByText(/· Delivered /)).toBeVisible()

  await test.step('the form says what is missing and keeps what was typed', async () => {
    await page.goto(order)
    await expectAccessible(page)
    await page.getByRole('link', { name: `Write a review of ${shop.product.name}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Write a review')
    await expectAccessible(page)
    await page.getByLabel('Your review').fill('Sturdy, and the blue is deep.')
    await page.getByRole('button', { name: 'Send review' }).click()
    await expect(page.getByText('Choose one to five stars.')).toBeVisible()
    await expect(page.getByLabel('Your review')).toHaveValue('Sturdy, and the blue is deep.')
    await page.getByRole('radio', { name: /^Good/ }).press('Space')
    await page.getByLabel('Your name').fill('Ada')
    await look(page, 'review-form')
    await page.getByRole('button', { name: 'Send review' }).press('Enter')
    await expect(page.getByText(/^Waits for .* to read it$/)).toBeVisible()
    await expectAccessible(page)
    await look(page, 'review-order')
  })

  const operator = await visitor()
  await test.step('nobody sees it until the operator publishes it', async () => {
    await page.goto(product)
    await expect(page.getByRole('heading', { name: 'Reviews' })).toHaveCount(0)
    await signIn(operator, mailbox, 'reviews-operator@souk.test', '/admin')
    await operator.getByRole('link', { name: 'View reviews' }).press('Enter')
    await expect(operator).toHaveURL(/\/admin\/reviews$/)
    await expect(operator.getByText('First review of somebody new').first()).toBeVisible()
    await expectAccessible(operator)
    await look(operator, 'review-admin')
    const entry = operator.getByRole('listitem').filter({ hasText: shop.shopName })
    await entry.getByRole('button', { name: 'Publish' }).press('Enter')
    await expect(entry).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Reviews' })).toBeVisible()
    await expect(page.getByText('Sturdy, and the blue is deep.')).toBeVisible()
  })

  await test.step('its card tells the stars, in the shop and in a search for the best rated', async () => {
    await page.goto(`/search?q=${encodeURIComponent(shop.product.name)}`)
    await page.getByText('Filters and order').click()
    await page.getByLabel('Order', { exact: true }).selectOption('Best rated')
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL(/sort=rated/)
    const card = page.getByRole('main').getByRole('link', { name: shop.product.name })
    await expect(card).toContainText('1 review')
    await expectAccessible(page)
    await look(page, 'review-cards')
    await card.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.product.name)
  })

  await test.step('its seller answers below it', async () => {
    await seller.goto('/sell/reviews')
    await expectAccessible(seller)
    await seller.getByRole('button', { name: 'Answer' }).click()
    await seller.getByLabel('Your answer').fill('Thank you, Ada.')
    await seller.getByRole('button', { name: 'Publish answer' }).click()
    await expect(seller.getByText('Thank you, Ada.').first()).toBeVisible()
    await page.reload()
    await expect(page.getByText('Thank you, Ada.')).toBeVisible()
    await expect(page.getByText('1 review', { exact: true }).first()).toBeVisible()
    const data = await page.locator('script[type="application/ld+json"]').textContent()
    expect(JSON.parse(data ?? '{}')).toMatchObject({ aggregateRating: { ratingValue: 4, reviewCount: 1 } })
    await expectAccessible(page)
    await look(page, 'review-product')
  })

  await test.step('a reader reports it, and it is removed for a reason that stays', async () => {
    const reader = await visitor()
    await signIn(reader, mailbox, email('reader'), product)
    await reader.getByRole('link', { name: 'Report the review by Ada' }).click()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Report a review')
    await reader.getByLabel('What is wrong').fill('It is not about the product.')
    await reader.getByRole('button', { name: 'Send report' }).click()
    await expect(reader.getByText(/^Thank you\. Your report is with/)).toBeVisible()
    await expectAccessible(reader)
    await operator.goto('/admin/reviews?state=published')
    const entry = operator.getByRole('listitem').filter({ hasText: shop.shopName })
    await expect(entry.getByText('It is not about the product.')).toBeVisible()
    await entry.getByRole('button', { name: 'Remove' }).click()
    await operator.getByLabel('Reason').fill('Not about the product')
    await operator.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(entry).toHaveCount(0)
    await operator.goto('/admin/reviews?state=removed')
    await expect(operator.getByText('Removed for: Not about the product').first()).toBeVisible()
    await reader.goto(product)
    await expect(reader.getByText('Sturdy, and the blue is deep.')).toHaveCount(0)
  })
})
