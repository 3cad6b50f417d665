// A seller whom the operator stops: nothing of theirs can be bought, they read why, and they sell again when it is lifted.
import { look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('the operator suspends a seller with a reason; the shop stops selling, the seller reads why, and lifting it opens the shop again', async ({
  page,
  signIn,
  shopWith,
  sellerOf,
  visitor,
  mailbox,
}) => {
  const shop = await shopWith()
  const buyer = await visitor()
  await buyer.goto(`/products/${shop.product.slug}`)
  await expect(buyer.getByRole('button', { name: 'Add to cart' })).toBeEnabled()

  await test.step('the operator finds the shop, and is asked for a reason', async () => {
    await signIn('suspending-operator@souk.test', '/admin/sellers')
    await page.getByRole('link', { name: `Manage ${shop.shopName}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.shopName)
    await expectAccessible(page)
    await look(page, 'admin-seller')
    await page.getByLabel('Reason').fill('   ')
    await page.getByRole('button', { name: 'Suspend seller' }).press('Enter')
    await expect(page.getByText('Enter a reason of at most 500 characters.')).toBeVisible()
    await page.getByLabel('Reason').fill('Please show that you may sell this brand.')
    await page.getByRole('button', { name: 'Suspend seller' }).press('Enter')
    await expect(page.getByRole('heading', { name: /^Suspended since / })).toBeVisible()
    await expectAccessible(page)
    await look(page, 'admin-seller-suspended')
  })

  await test.step('nobody can buy there', async () => {
    await buyer.reload()
    await expect(buyer.getByText(`${shop.shopName} cannot accept payments at the moment.`).first()).toBeVisible()
    await expect(buyer.getByRole('button', { name: 'Add to cart' })).toHaveCount(0)
  })

  const seller = await test.step('the seller reads why, by mail and on their first page', async () => {
    expect((await mailbox.newest(shop.email, /is suspended$/)).text).toContain('Please show that you may sell this brand.')
    const seen = await sellerOf(shop, '/sell')
    await expect(seen.getByText(/^Your shop has been suspended since /)).toBeVisible()
    await expect(seen.getByText('Please show that you may sell this brand.')).toBeVisible()
    await expectAccessible(seen)
    await look(seen, 'sell-suspended')
    return seen
  })

  await test.step('the suspension is lifted, and the shop sells again', async () => {
    await page.getByRole('button', { name: 'Lift suspension' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Earlier suspensions' })).toBeVisible()
    await buyer.reload()
    await expect(buyer.getByRole('button', { name: 'Add to cart' })).toBeEnabled()
    await seller.reload()
    await expect(seller.getByText('Your shop has been suspended since')).toHaveCount(0)
    expect((await mailbox.newest(shop.email, /can sell again$/)).text).toContain('is lifted')
    await page.goto('/admin/changes')
    await expect(page.getByText('Please show that you may sell this brand.').first()).toBeVisible()
  })
})
