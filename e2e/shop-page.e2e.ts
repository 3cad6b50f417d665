// Whether a shop can be trusted: its seller tells who they are, and a visitor reads it.
import { delivers, look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('a seller writes the page of their shop, and a visitor finds who sells, from where, and on what terms', async ({ page, shopWith, sellerOf }) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const seller = await sellerOf(shop, '/sell/settings')
  await seller.getByRole('link', { name: 'Edit shop page' }).click()
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Shop page')
  await expectAccessible(seller)
  const preview = await seller.getByRole('link', { name: 'View shop page' }).getAttribute('href')

  await test.step('before it is written the page says so, and has what the shop knows', async () => {
    await page.goto(preview ?? '')
    await expect(page.getByText(`${shop.shopName} has not written about itself yet.`)).toBeVisible()
    await expect(page.getByText(shop.businessName)).toBeVisible()
    await expect(page.getByText(/^Here since /)).toBeVisible()
    await expect(page.getByText('Returns within 14 days')).toBeVisible()
    await expect(page.getByText('2 to 4 days')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the seller writes it; what is wrong is said beside its field', async () => {
    await seller.getByLabel('Your story').fill('I throw bowls by hand.\n\nMy kiln is in the garden.')
    await seller.getByLabel('Town').fill('Stoke-on-Trent')
    await seller.getByLabel('Country').selectOption('GB')
    await seller.getByLabel('About delivery').fill('Packed in straw.')
    await seller.getByLabel('About returns').fill('I mend what I made.')
    await seller.getByLabel('Banner').setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await seller.getByRole('button', { name: 'Save shop page' }).press('Enter')
    await expect(seller.getByText('Your shop page is saved.')).toHaveCount(0)
    await expect(
      seller
        .locator('form')
        .getByText(/picture/)
        .first(),
    ).toBeVisible()
    await expect(seller.getByLabel('Town')).toHaveValue('Stoke-on-Trent')
    await seller.getByLabel('Banner').setInputFiles('prisma/seed/pictures/vase.webp')
    await seller.getByRole('button', { name: 'Save shop page' }).press('Enter')
    await expect(seller.getByText('Your shop page is saved.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'shop-page-form')
  })

  await test.step('a visitor reads it', async () => {
    await page.reload()
    await expect(page.getByText('Stoke-on-Trent, United Kingdom').first()).toBeVisible()
    await page.getByRole('link', { name: 'About this shop' }).press('Enter')
    await expect(page.getByText('My kiln is in the garden.', { exact: true })).toBeInViewport()
    for (const words of ['I throw bowls by hand.', 'Packed in straw.', 'I mend what I made.']) await expect(page.getByText(words)).toBeVisible()
    await expect(page.locator('img[src^="/pictures/"]').first()).toBeVisible()
    await expectAccessible(page)
    await look(page, 'shop-page')
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect(isWider).toBe(false)
  })
})
