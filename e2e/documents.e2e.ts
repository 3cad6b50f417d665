// What a sale leaves on paper: receipts, invoices, and who may open them.
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

const DETAILS = [
  ['Legal name', 'Journey Pottery LLC'],
  ['Tax ID', 'US-98-7654321'],
  ['Street and number', '1 Clay Road'],
  ['Postal code', '04101'],
  ['City', 'Portland'],
] as const

async function addDetails(seller: Page): Promise<void> {
  await seller.goto('/sell/documents')
  await expect(seller.getByText('No documents yet')).toBeVisible()
  await seller.getByRole('link', { name: 'Invoice details' }).click()
  const form = seller.locator('#invoices')
  await form.getByLabel('Legal name').fill('Journey Pottery LLC')
  await form.getByRole('button', { name: 'Save invoice details' }).click()
  await expect(form.getByLabel('Tax ID')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(seller)
  for (const [label, value] of DETAILS) await form.getByLabel(label).fill(value)
  await form.getByLabel('Country').selectOption({ label: 'United States' })
  await form.getByRole('button', { name: 'Save invoice details' }).click()
  await expect(form.getByText('Saved. New sales get invoices.')).toBeVisible()
}

test('a seller with invoice details: the buyer opens the invoice from the order and the mail, as page and PDF; nobody else does', async ({
  page,
  email,
  mailbox,
  shopWith,
  sellerOf,
  visitor,
}) => {
  const shop = await shopWith({ price: '48.00' })
  const seller = await sellerOf(shop, '/sell')
  await test.step('the seller adds the details', () => addDetails(seller))
  const me = email('invoice')
  await goToCheckout(page, shop)
  await fillCheckout(page, me)
  await payButton(page).click()
  await receiptOf(page)
  await page.getByRole('link', { name: 'Invoice INV-0001' }).click()
  await test.step('the buyer reads it, wide and on a phone, in light and dark', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invoice INV-0001')
    for (const text of ['Journey Pottery LLC', 'Tax ID: US-98-7654321', shop.product.name, '$48.00']) {
      await expect(page.getByText(text).first()).toBeVisible()
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(colorScheme === 'dark' ? { width: 390, height: 844 } : { width: 1280, height: 800 })
      await expectAccessible(page)
    }
  })
  await test.step('the PDF says the same', async () => {
    const href = (await page.getByRole('link', { name: 'Download PDF' }).getAttribute('href')) ?? ''
    const answer = await page.request.get(href)
    expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="INV-0001.pdf"' })
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.body())), { mergePages: true })
    for (const each of ['Invoice INV-0001', 'Journey Pottery LLC', '$48.00']) expect(text.replace(/\s+/g, ' ')).toContain(each)
  })
  await test.step('a stranger opens neither; the link from the mail opens it anywhere', async () => {
    const stranger = await visitor()
    const { pathname } = new URL(page.url())
    await stranger.goto(pathname)
    await expect(stranger.getByRole('heading', { level: 1 })).not.toHaveText('Invoice INV-0001')
    expect((await stranger.request.get(`${pathname}/pdf`)).status()).toBe(404)
    const link = /https?:\/\/\S+\/documents\/\S+\?key=[\w.-]+/.exec((await mailbox.newest(me, /^Your receipt/)).text)?.[0] ?? ''
    await stranger.goto(link)
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Invoice INV-0001')
  })
  await test.step('the seller finds it in their list', async () => {
    await seller.goto('/sell/documents')
    await seller.getByRole('link', { name: 'Invoice INV-0001' }).click()
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Invoice INV-0001')
    await seller.goto('/sell/documents')
    await expectAccessible(seller)
  })
})
