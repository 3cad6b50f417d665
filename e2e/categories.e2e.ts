import { expectAccessible, signIn as signInOn } from './fixtures'
import { expect, test } from './shops'

test('an operator arranges categories; a seller chooses one, and buyers are led on when it is retired', async ({
  page,
  mailbox,
  shopWith,
  sellerOf,
  visitor,
}) => {
  const mark = Date.now().toString(36)
  const [top, other] = [`Garden ${mark}`, `Outdoors ${mark}`]
  const shop = await shopWith({ name: `Trowel ${mark}` })
  await signInOn(page, mailbox, 'categories-operator@souk.test', '/admin/categories')
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  const add = async (name: string) => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await page.getByRole('button', { name: 'Add category' }).click()
  }

  await test.step('adds two, and is told of a name that is taken with what was typed', async () => {
    await add(top)
    await expect(row(top)).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('')
    await add(top)
    await expect(page.getByText('There is a category with this name already.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(top)
    await add(other)
    await expect(row(other)).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('moves one up and keeps the focus; renames it', async () => {
    await page.getByRole('button', { name: `Move up: ${other}` }).press('Enter')
    await expect(page.getByText(new RegExp(`${other} is now number`))).toBeAttached()
    await expect(page.getByRole('button', { name: `Move up: ${other}` })).toBeFocused()
    await page.getByRole('button', { name: `Rename: ${other}` }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Open air ${mark}`)
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Save name' }).click()
    await expect(page.getByText('The name is saved.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(row(`Open air ${mark}`)).toBeVisible()
  })
  await test.step('the seller puts a product into one', async () => {
    const seller = await sellerOf(shop, '/sell/products')
    await seller.getByRole('link', { name: shop.product.name }).first().click()
    await seller.getByLabel('Category').selectOption(top)
    await expectAccessible(seller)
    await seller.getByRole('button', { name: 'Save changes' }).click()
    await seller.waitForURL(/done=saved/)
  })
  const buyer = await visitor()
  await buyer.goto(`/c/garden-${mark}`)
  await expect(buyer.getByRole('main').getByRole('link', { name: new RegExp(shop.product.name) })).toBeVisible()
  await test.step('the page of a product leads to its category', async () => {
    await buyer.goto(`/products/${shop.product.slug}`)
    await buyer.getByRole('main').getByRole('link', { name: top, exact: true }).press('Enter')
    await expect(buyer.getByRole('heading', { level: 1 })).toHaveText(top)
  })

  await test.step('retires it: its products move, and its address leads on', async () => {
    await page.reload()
    await page.getByRole('button', { name: `Retire: ${top}` }).click()
    await page.getByRole('dialog').getByLabel('Move its products to').selectOption(`Open air ${mark}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Retire category' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(row(top)).toHaveCount(0)
    await buyer.goto(`/c/garden-${mark}`)
    await expect(buyer).toHaveURL(`/c/outdoors-${mark}`)
    await expect(buyer.getByRole('main').getByRole('link', { name: new RegExp(shop.product.name) })).toBeVisible()
  })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})
