// What is downloaded: a seller uploads a file and pastes keys, a buyer agrees, pays, downloads and reads their key.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expiredDownload } from '@/tools/journeys/expired-download'
import { firstSale, look } from './bought'
import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, test } from './shops'

const FILE = Buffer.from(`A pattern of more than a piece.\n${'x'.repeat(1024 ** 2)}`)

async function openProduct(seller: Page, name: string): Promise<void> {
  await seller.goto('/sell/products')
  await seller.getByRole('link', { name }).click()
  await expect(seller.getByRole('heading', { name: 'Edit product' })).toBeVisible()
}

async function upload(seller: Page, name: string, buffer: Buffer): Promise<void> {
  await seller.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await seller.getByRole('button', { name: 'Upload file' }).click()
  await expect(seller.getByText('File uploaded.')).toBeVisible({ timeout: 30_000 })
}

test('a seller sells a file with a key, and a buyer who agrees and pays has both', async ({ page, email, shopWith, sellerOf, mailbox }) => {
  const shop = await shopWith({ name: 'Sewing pattern', kind: 'digital', price: '12.00' })
  const seller = await sellerOf(shop, '/sell/products')
  await openProduct(seller, 'Sewing pattern')
  await upload(seller, 'Pattern.pdf', FILE)
  await expect(seller.getByText('Version 1 · 1 MB')).toBeVisible()
  await seller.getByLabel('Keys', { exact: true }).fill('AAAA-1111\nBBBB-2222\n')
  await seller.getByRole('button', { name: 'Add keys' }).click()
  await expect(seller.getByText('2 keys added.')).toBeVisible()
  await expect(seller.getByText('2 unsold keys')).toBeVisible()
  await expect(seller.getByLabel('Keys', { exact: true })).toHaveValue('')
  await expectAccessible(seller)
  await look(seller, 'files-and-keys')

  await page.goto(`/products/${shop.product.slug}`)
  await expect(page.getByText('Digital download')).toBeVisible()
  await goToCheckout(page, shop)
  const buyer = email('reader')
  await fillCheckout(page, buyer)
  await payButton(page).click()
  const consent = page.getByRole('checkbox', { name: /^I agree that my digital items/ })
  await expect(page.getByRole('alert').filter({ hasText: 'Tick this box' })).toBeVisible()
  await expect(consent).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Space')
  await payButton(page).click()
  await receiptOf(page)
  await expect(page.getByRole('heading', { name: 'Your downloads' })).toBeVisible()
  await expect(page.getByText(/^(AAAA-1111|BBBB-2222)$/)).toBeVisible()
  await expect(page.getByText('You agreed on')).toBeVisible()
  await expectAccessible(page)
  await look(page, 'downloads')

  const link = page.getByRole('link', { name: 'Download Pattern.pdf' })
  await tabTo(page, link)
  const arriving = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const download = await arriving
  expect(download.suggestedFilename()).toBe('Pattern.pdf')
  expect(Buffer.compare(await readFile(await download.path()), FILE)).toBe(0)

  const { text } = await mailbox.newest(buyer, /receipt/i)
  expect(text).toContain('Your files and keys are on the page of your order.')
  expect(text).not.toMatch(/AAAA-1111|BBBB-2222/)

  await page.goto(expiredDownload(download.url()))
  await expect(page.getByText('This link has expired.')).toBeVisible()
  await expectAccessible(page)
  await look(page, 'download-expired')
  await tabTo(page, page.getByRole('link', { name: 'Open order' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your downloads' })).toBeVisible()

  await seller.goto('/sell/orders')
  await firstSale(seller).click()
  await expect(seller.getByRole('heading', { name: 'Delivered by download' })).toBeVisible()
  await expect(seller.getByText('Downloaded once')).toBeVisible()
  await expect(seller.getByText(/Key that ends in (1111|2222)/)).toBeVisible()
  await expectAccessible(seller)
})

test('a new version reaches who bought before, and a removed file stays theirs', async ({ page, email, shopWith, sellerOf }) => {
  const shop = await shopWith({ name: 'Field guide', kind: 'digital', price: '12.00' })
  const seller = await sellerOf(shop, '/sell/products')
  await openProduct(seller, 'Field guide')
  await upload(seller, 'Guide.pdf', Buffer.from('first'))
  await goToCheckout(page, shop)
  await fillCheckout(page, email('early'))
  await page.getByRole('checkbox', { name: /^I agree that my digital items/ }).check()
  await payButton(page).click()
  await receiptOf(page)
  await seller.getByLabel('Upload as').selectOption({ label: 'A new version of Guide.pdf' })
  await upload(seller, 'Guide, second edition.pdf', Buffer.from('second'))
  await expect(seller.getByText('Version 2 ·')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Download Guide, second edition.pdf' })).toBeVisible()
  await expect(page.getByText('Version 1, as you bought it')).toBeVisible()
  await seller.getByRole('button', { name: 'Remove: Guide, second edition.pdf' }).click()
  await seller.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(seller.getByText('No files yet.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Download Guide.pdf' })).toBeVisible()
})
