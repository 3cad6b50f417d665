import { look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('the operator features products and a shop, which the storefront shows first, in their order', async ({ page, signIn, shopWith, visitor }) => {
  const [bowl, cup] = [await shopWith(), await shopWith()]
  const buyer = await visitor()
  const featured = buyer.getByRole('region', { name: 'Featured products' }).getByRole('listitem')
  const add = async (address: string) => {
    await page.getByLabel('Link of its page').fill(address)
    await page.getByRole('button', { name: 'Feature', exact: true }).press('Enter')
  }
  await signIn('featuring-operator@souk.test', '/admin/featured')
  await expect(page.getByText('Nothing is featured')).toBeVisible()
  await expectAccessible(page)

  await test.step('by the links of their pages', async () => {
    await add('/cart')
    await expect(page.getByText('Enter the link of a product or shop that is on sale here.')).toBeVisible()
    for (const { product } of [bowl, cup]) {
      await add(`https://souk.test/products/${product.slug}`)
      await expect(page.getByRole('link', { name: product.name })).toBeVisible()
    }
    await buyer.goto(`/products/${cup.product.slug}`)
    await add((await buyer.getByRole('link', { name: cup.shopName }).first().getAttribute('href')) ?? '')
    await expect(page.getByRole('link', { name: cup.shopName })).toBeVisible()
    await expectAccessible(page)
    await look(page, 'admin-featured')
  })
  await test.step('and the storefront shows them', async () => {
    await buyer.goto('/')
    await expect(featured).toContainText([bowl.product.name, cup.product.name])
    await expect(buyer.getByRole('region', { name: 'Featured shops' })).toContainText(cup.shopName)
    await expectAccessible(buyer)
    await look(buyer, 'featured')
  })
  await test.step('moved, and removed', async () => {
    await page.getByRole('button', { name: `Move up: ${cup.product.name}` }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: `${cup.product.name} is now number 1 of 2.` })).toBeAttached()
    await buyer.goto('/')
    await expect(featured).toContainText([cup.product.name, bowl.product.name])
    for (const name of [bowl.product.name, cup.product.name, cup.shopName]) {
      await page.getByRole('button', { name: `Remove: ${name}` }).press('Enter')
      await expect(page.getByRole('link', { name })).toHaveCount(0)
    }
    await buyer.goto('/')
    await expect(featured).toHaveCount(0)
  })
})
