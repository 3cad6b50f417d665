// A seller comes from another shop with a file of products: it is checked, what is wrong is told at its line, the rest is imported, and the same file again changes nothing.
import type { Page } from '@playwright/test'
import { look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

/** In Shopify's newer header, in an order and case of its own, with a byte order mark. */
const HEADER =
  'title,URL HANDLE,Description,Product category,SKU,price,Compare-at price,Option1 name,Option1 value,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Product image URL,Image position,Status,Published on online store'

function fileOf(mark: string): string {
  const lines = [
    `"Evening mug, ${mark}",evening-mug,<p>Thrown <b>by hand</b></p><script>alert(1)</script>,Toys > Puzzles,EM-S,12.50,15,Size,S,shopify,3,FALSE,250,http://127.0.0.1/mug.png,1,Active,TRUE`,
    ',evening-mug,,,EM-M,14,15,,M,shopify,-1,FALSE,300,,,,',
    ',evening-mug,,,,,,,,,,,,http://127.0.0.1/back.png,2,,',
    `Plain bowl ${mark},plain-bowl,,,PB,20,,Title,Default Title,,,,,,,draft,TRUE`,
    `Cheap vase ${mark},cheap-vase,,,CV,cheap,,,,,,,,,,active,TRUE`,
    `Nameless ${mark},,,,,1,,,,,,,,,,,`,
    `Twin ${mark},twin,,,PB,5,,,,,,,,,,active,TRUE`,
  ]
  return `\ufeff${HEADER}\r\n${lines.join('\r\n')}\r\n`
}

async function choose(page: Page, text: string): Promise<void> {
  await page.goto('/sell/products/import')
  await page.getByLabel('CSV file').setInputFiles({ name: 'from-shopify.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Check file' }).press('Enter')
}

/** How many products a tile names. */
const tile = (page: Page, label: string) => page.getByText(label, { exact: true }).locator('xpath=following-sibling::*[1]')

test('a seller imports a file of another shop: refused lines are told, products appear, the same file again changes nothing', async ({
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith()
  const seller = await sellerOf(shop, '/sell/products')
  const mark = shop.shopName.slice(-8)
  const file = fileOf(mark)

  await test.step('a file that is none is refused', async () => {
    await seller.getByRole('link', { name: 'Import CSV' }).click()
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Import products')
    await expectAccessible(seller)
    await look(seller, 'import-upload')
    await choose(seller, 'a,b\n1,2\n')
    await expect(seller.getByText('The file needs at least the columns Handle and Title in its first line.')).toBeVisible()
    await expectAccessible(seller)
  })

  await test.step('the check shows what is new and what is refused, and changes nothing', async () => {
    await choose(seller, file)
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText('from-shopify.csv')
    await expect(seller.getByText('The file is checked. Nothing has changed yet.')).toBeVisible()
    await expect(tile(seller, 'New')).toHaveText('2')
    await expect(seller.getByRole('row', { name: /^6 .*Cheap vase .*Enter a price, for example/ })).toBeVisible()
    await expect(seller.getByRole('row', { name: /^7 .*This line has no handle/ })).toBeVisible()
    await expect(seller.getByRole('row', { name: /^8 .*Twin .*plain-bowl in this file has the same SKU/ })).toBeVisible()
    await expect(seller.getByRole('row', { name: /^2 .*There is no category “Toys > Puzzles” here, so it was left out/ })).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'import-checked')
    const [download] = await Promise.all([seller.waitForEvent('download'), seller.getByRole('link', { name: 'Download CSV' }).click()])
    expect(download.suggestedFilename()).toBe('import.csv')
  })

  await test.step('the run makes them, and tells of pictures that are not public', async () => {
    await seller.getByRole('button', { name: 'Import 2 products' }).press('Enter')
    await expect(seller.getByText('The import is complete. 2 products are imported.')).toBeVisible({ timeout: 30_000 })
    await expect(seller.getByText('2 pictures could not be fetched.')).toBeVisible({ timeout: 30_000 })
    await expect(seller.getByRole('row', { name: /^2 .*address is not public.*http:\/\/127\.0\.0\.1\/mug\.png/ })).toBeVisible()
    await expect(tile(seller, 'Added')).toHaveText('2')
    await expectAccessible(seller)
    await look(seller, 'import-done')
    await seller.getByRole('link', { name: 'View products' }).click()
    await expect(seller.getByRole('link', { name: `Plain bowl ${mark}` })).toBeVisible()
    await seller.getByRole('link', { name: `Evening mug, ${mark}` }).click()
    await expect(seller.getByLabel('Description')).toHaveValue('Thrown by hand')
    await seller.getByRole('link', { name: 'View in the shop' }).click()
    await expect(seller.getByText('$12.50').first()).toBeVisible()
  })

  await test.step('the same file again changes nothing', async () => {
    await choose(seller, file)
    await expect(seller.getByText('There is nothing to import.')).toBeVisible()
    await expect(tile(seller, 'Unchanged')).toHaveText('2')
    await expect(seller.getByRole('button', { name: /^Import/ })).toHaveCount(0)
    await look(seller, 'import-again')
  })

  await test.step('the imports before are listed', async () => {
    await seller.goto('/sell/products/import')
    await expect(seller.getByRole('link', { name: 'from-shopify.csv' })).toHaveCount(2)
    await expectAccessible(seller)
  })
})
