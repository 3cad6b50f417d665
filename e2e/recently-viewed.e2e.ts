import { look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('what a browser looked at is shown again, and forgotten by one press', async ({ page, shopWith }) => {
  const [bowl, cup] = [await shopWith(), await shopWith()]
  const seen = page.getByRole('region', { name: 'Recently viewed' })
  await page.goto(`/products/${bowl.product.slug}`)
  await expect(seen).toHaveCount(0)
  await page.goto(`/products/${cup.product.slug}`)
  await expect(seen.getByRole('listitem')).toHaveCount(1)
  await expect(seen).toContainText(bowl.product.name)
  await expectAccessible(page)
  await look(page, 'seen')

  await seen.getByRole('link', { name: bowl.product.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(bowl.product.name)
  await expect(seen).toContainText(cup.product.name)
  await page.goto('/')
  await expect(seen.getByRole('listitem')).toContainText([bowl.product.name, cup.product.name])
  await seen.getByRole('button', { name: 'Clear list' }).click()
  await expect(seen).toHaveCount(0)
  await page.goto(`/products/${cup.product.slug}`)
  await expect(seen).toHaveCount(0)
})
