// Discount codes: a seller makes one by keyboard, a buyer enters it, and both read who bears it.
import type { Page } from '@playwright/test'
import { firstSale } from './bought'
import { fillCheckout, goToCheckout, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, test } from './shops'

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

test('a code made by keyboard lowers what the buyer pays, outlives a reload, and the sale says who paid for it', async ({
  page,
  email,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith({ price: '20.00' })
  const seller = await sellerOf(shop, '/sell/discounts')
  await expect(seller.getByRole('heading', { name: 'No codes yet' })).toBeVisible()
  await expectAccessible(seller)
  await seller.getByRole('link', { name: 'Add a code' }).press('Enter')
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Add a code')
  await expectAccessible(seller)
  await typeInto(seller, 'Code', 'spring10')
  await typeInto(seller, 'Percentage', '10')
  await tabTo(seller, seller.getByLabel('Uses in total'))
  await seller.keyboard.type('1')
  await seller.keyboard.press('Enter')
  await expect(seller.getByText('The code is saved.')).toBeVisible()
  await expect(seller.getByRole('row').filter({ hasText: 'SPRING10' })).toContainText('10% off')
  await expectAccessible(seller)

  await goToCheckout(page, shop)
  const enter = async (code: string) => {
    await page.getByLabel('Discount code', { exact: true }).fill(code)
    await page.getByRole('button', { name: 'Apply' }).press('Enter')
  }
  await enter('winter')
  await expect(page.getByText('The code WINTER is not valid for what you are buying. Check the spelling.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the code WINTER' }).click()
  await enter('Spring10')
  await expect(page.getByText('$2.00 off')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pay $18.00' })).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Pay $18.00' })).toBeVisible()
  await fillCheckout(page, email('code'))
  await page.getByRole('button', { name: 'Pay $18.00' }).click()
  await receiptOf(page)
  await expect(page.getByText('Discount SPRING10')).toBeVisible()
  await expectAccessible(page)

  await seller.goto('/sell/orders')
  await firstSale(seller).click()
  await expect(seller.getByText('Discount SPRING10')).toBeVisible()
  await expect(seller.getByText('Paid by you')).toBeVisible()
  await expectAccessible(seller)
  await seller.goto('/sell/discounts')
  await expect(seller.getByRole('row').filter({ hasText: 'SPRING10' })).toContainText('1 of 1')
  await expect(seller.getByText('Used up')).toBeVisible()
})

test('a code that is used up while somebody pays is taken out, and the page says why', async ({ page, email, shopWith, sellerOf, visitor }) => {
  const shop = await shopWith({ price: '20.00' })
  const seller = await sellerOf(shop, '/sell/discounts/new')
  await seller.getByLabel('Code', { exact: true }).fill('LAST')
  await seller.getByLabel('Percentage', { exact: true }).fill('50')
  await seller.getByLabel('Uses in total').fill('1')
  await seller.getByRole('button', { name: 'Save code' }).click()
  await expect(seller.getByText('The code is saved.')).toBeVisible()
  const other = await visitor()
  for (const buyer of [page, other]) {
    await goToCheckout(buyer, shop)
    await buyer.getByLabel('Discount code', { exact: true }).fill('LAST')
    await buyer.getByRole('button', { name: 'Apply' }).click()
    await expect(buyer.getByRole('button', { name: 'Pay $10.00' })).toBeVisible()
    await fillCheckout(buyer, email(buyer === page ? 'first' : 'second'))
  }
  await page.getByRole('button', { name: 'Pay $10.00' }).click()
  await receiptOf(page)
  await other.getByRole('button', { name: 'Pay $10.00' }).click()
  await expect(other.getByRole('alert').filter({ hasText: 'The code LAST has been used up.' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Pay $20.00' })).toBeVisible()
  await expectAccessible(other)
})
