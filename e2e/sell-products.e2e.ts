import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

const PICTURE = 'prisma/seed/pictures/vase.webp'

/** Opens a shop for the signed-in person. */
async function openShop(page: Page, name: string): Promise<void> {
  await page.goto('/sell')
  await page.getByLabel('Name of your shop').fill(name)
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

async function addProduct(page: Page, name: string): Promise<void> {
  await page.goto('/sell/products/new')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Price').fill('12.50')
  await page.getByRole('button', { name: 'Put on sale' }).click()
  await expect(page.getByText('Your product is on sale.')).toBeVisible()
}

test('a seller adds a product: what is wrong stands beside its field, and what was typed stays', async ({ page, email, signIn }) => {
  await signIn(email('adds'), '/sell')
  await openShop(page, 'Adds a product')
  await page.goto('/sell/products')
  await expect(page.getByRole('heading', { name: 'Nothing on sale yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Add a product' }).click()
  await page.getByLabel('Name').fill('Evening vase')
  await page.getByLabel('Price').fill('0.10')
  await page.getByLabel('Pieces in stock').fill('2.5')
  await page.getByLabel('Picture').setInputFiles(PICTURE)
  await page.getByRole('button', { name: 'Put on sale' }).click()
  await expect(page.getByText('The least that can be charged is $0.50.')).toBeVisible()
  await expect(page.getByText('Enter a whole number from 0 to 1,000,000')).toBeVisible()
  await expect(page.getByLabel('Price')).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveValue('Evening vase')
  await expect(page.getByLabel('Picture')).toHaveValue(/vase\.webp$/)
  await expectAccessible(page)
  await page.getByLabel('Price').fill('48')
  await page.getByLabel('Pieces in stock').fill('3')
  await page.getByRole('button', { name: 'Put on sale' }).click()
  await expect(page.getByText('Your product is on sale.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Evening vase' }).click()
  await page.getByRole('link', { name: 'View in the shop' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening vase')
  await expect(page.getByText('$48.00').first()).toBeVisible()
  const picture = page.getByRole('img', { name: 'Evening vase' }).first()
  await expect(picture).toHaveJSProperty('complete', true)
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
})

test('two tabs do not overwrite each other silently', async ({ page, context, email, signIn }) => {
  await signIn(email('tabs'), '/sell')
  await openShop(page, 'Two tabs')
  await addProduct(page, 'Two-tab bowl')
  await page.getByRole('link', { name: 'Two-tab bowl' }).click()
  await expect(page.getByRole('heading', { name: 'Edit product' })).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('Price').fill('20')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('Your changes are saved.')).toBeVisible()
  await page.getByLabel('Name').fill('Renamed bowl')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('changed in another window')).toBeVisible()
  await expect(page.getByText('Price: 20.00')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Renamed bowl')
  await expectAccessible(page)
  await page.getByLabel('Price').fill('20')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Your changes are saved.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Renamed bowl' })).toContainText('$20.00')
})

test('with the keyboard alone a product is archived and restored', async ({ page, email, signIn }) => {
  await signIn(email('keyboard'), '/sell')
  await openShop(page, 'By keyboard')
  await addProduct(page, 'Keyboard bowl')
  await page.getByRole('link', { name: 'Keyboard bowl' }).focus()
  await page.keyboard.press('Enter')
  for (const [deed, done] of [
    ['Archive', 'The product is archived.'],
    ['Restore', 'The product is on sale again.'],
  ] as const) {
    await page.getByRole('button', { name: deed }).press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: deed })).toBeFocused()
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: deed }).press('Enter')
    await expect(page.getByText(done)).toBeVisible()
    await page.getByRole('link', { name: 'Keyboard bowl' }).press('Enter')
  }
})

test('nobody edits somebody else’s product', async ({ page, browser, email, signIn }) => {
  await signIn(email('owner'), '/sell')
  await openShop(page, 'Owner')
  await addProduct(page, 'Own bowl')
  await page.getByRole('link', { name: 'Own bowl' }).click()
  await expect(page.getByRole('heading', { name: 'Edit product' })).toBeVisible()
  const address = page.url()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(address)
  await expect(stranger).toHaveURL(/\/signin/)
  await page.context().clearCookies()
  await signIn(email('stranger'), '/sell')
  await openShop(page, 'Stranger')
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'Edit product' })).toHaveCount(0)
})
