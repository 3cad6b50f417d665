// After the delivery: a buyer sends something back, and the seller answers.
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { buy, delivers, LINK, look, ship, typeGermanAddress } from './bought'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, test } from './shops'

const ADDRESS = 'Clay & Kiln\n1 High Street\nBath BA1 1AA'

/** Asks to return the one piece of the order that is open. */
async function ask(page: Page, reason: string, submit: string): Promise<void> {
  await page.getByRole('link', { name: 'Return items' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Return items')
  await page.getByRole('spinbutton').fill('1')
  await page.getByLabel('Reason').selectOption(reason)
  await page.getByRole('button', { name: submit }).click()
}

async function photo(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#a55' } })
    .png()
    .toBuffer()
}

test('a guest returns something by the link in a mail, with a picture; it is approved, sent and received', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
  visitor,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const buyer = email('returns')
  await buy(page, shop, buyer)
  await expect(page.getByRole('heading', { name: 'Returns' })).toHaveCount(0)
  const seller = await sellerOf(shop, '/sell')
  await ship(seller, shop)
  const link = LINK.exec((await mailbox.newest(buyer, /^Your parcel from .* is on its way$/)).text)?.[0] ?? ''
  const guest = await visitor()

  await test.step('the form says what is missing, and is sent by keyboard', async () => {
    await guest.goto(link)
    await expectAccessible(guest)
    await look(guest, 'order')
    await guest.getByRole('link', { name: 'Return items' }).click()
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Return items')
    await expectAccessible(guest)
    await guest.getByRole('button', { name: 'Ask to return items' }).click()
    await expect(guest.getByText('Enter how many items you return.')).toBeVisible()
    await guest.getByLabel('Tell the seller more').fill('The handle is broken.')
    await guest.getByLabel('Pictures').setInputFiles({ name: 'handle.png', mimeType: 'image/png', buffer: await photo() })
    await guest.getByLabel('Reason').selectOption('It arrived damaged or does not work')
    await guest.getByRole('spinbutton').fill('1')
    await look(guest, 'form')
    const submit = guest.getByRole('button', { name: 'Ask to return items' })
    await tabTo(guest, submit)
    await guest.keyboard.press('Enter')
    await expect(guest.getByText('The seller has not answered yet. Do not send anything yet.')).toBeVisible()
    const picture = guest.getByRole('img', { name: 'Picture 1 of the return' })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(400)
    await expectAccessible(guest)
    await look(guest, 'requested')
  })
  await test.step('nobody else sees the picture', async () => {
    const address = (await guest.getByRole('img', { name: 'Picture 1 of the return' }).getAttribute('src')) ?? ''
    const stranger = await visitor()
    expect((await stranger.request.get(address.split('?')[0] ?? '')).status()).toBe(404)
  })
  await test.step('the seller finds it among the open returns and approves it', async () => {
    await mailbox.newest(shop.email, /^The buyer asks to return items of order/)
    await seller.goto('/sell/orders')
    await seller.getByRole('link', { name: 'Returns (1)' }).click()
    await expectAccessible(seller)
    await look(seller, 'list')
    await seller.getByRole('link', { name: shop.product.name }).click()
    await expect(seller.getByText('The handle is broken.')).toBeVisible()
    await expect(seller.getByRole('img', { name: 'Picture 1 of the return' })).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'to-answer')
    await seller.getByRole('button', { name: 'Approve return' }).click()
    const dialog = seller.getByRole('dialog')
    await expectAccessible(seller)
    await dialog.getByRole('button', { name: 'Approve return' }).click()
    await expect(dialog.getByText('Enter the address to send it to.')).toBeVisible()
    await dialog.getByLabel('Return address').fill(ADDRESS)
    await dialog.getByRole('button', { name: 'Approve return' }).click()
    await expect(seller.getByText(/^The buyer sends the items by /)).toBeVisible()
  })
  await test.step('the buyer reads where to, and says that it is sent', async () => {
    expect((await mailbox.newest(buyer, /^Send back items of order/)).text).toContain('1 High Street')
    await guest.reload()
    await expect(guest.getByText('1 High Street')).toBeVisible()
    await expect(guest.getByText('The seller pays for sending it back')).toBeVisible()
    await guest.getByRole('button', { name: 'I have sent it' }).click()
    const dialog = guest.getByRole('dialog')
    await dialog.getByLabel('Carrier').selectOption('UPS')
    await dialog.getByLabel('Tracking number').fill('1Z777')
    await expectAccessible(guest)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(guest.getByText('Your items are on the way to the seller.')).toBeVisible()
    await expect(guest.getByRole('link', { name: 'Track 1Z777' })).toBeVisible()
    await look(guest, 'sent')
  })
  await test.step('the seller has it, and both read what is next', async () => {
    await seller.reload()
    await seller.getByRole('button', { name: 'Mark as received' }).click()
    const dialog = seller.getByRole('dialog')
    await expect(dialog.getByLabel('Arrived, of 1')).toHaveValue('1')
    await dialog.getByRole('button', { name: 'Mark as received' }).click()
    await expect(dialog.getByText('Choose the condition of the items that arrived.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'receive')
    await dialog.getByLabel('Condition').selectOption('Damaged')
    await dialog.getByRole('button', { name: 'Mark as received' }).click()
    await expect(seller.getByText('Refund the buyer. This return then closes by itself.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'received')
    await guest.reload()
    await expect(guest.getByText('The seller has your items. The refund goes back to your card.')).toBeVisible()
    await expectAccessible(guest)
  })
  await test.step('the refund begins with what came back, and closes the return', async () => {
    await seller.getByRole('link', { name: 'Refund this return' }).click()
    await expect(seller.getByLabel('Sent, of 1')).toHaveValue('1')
    await seller.getByRole('button', { name: 'Check the refund' }).click()
    await seller.getByRole('button', { name: 'Refund $20.00' }).click()
    await expect(seller.getByText('The buyer is refunded, so this return is closed.')).toBeVisible()
    await mailbox.newest(buyer, /^Refund of \$20\.00 for order/)
    await guest.reload()
    await expect(guest.getByText('The seller has refunded this return. Your bank shows it within a few days.')).toBeVisible()
    await expect(guest.getByRole('heading', { name: 'Refunds' })).toBeVisible()
  })
})

test('a seller who has said how they take things back declines a return with a reason, which the buyer reads', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const buyer = email('declined')
  await buy(page, shop, buyer)
  const seller = await sellerOf(shop, '/sell/settings')
  await test.step('the seller says how', async () => {
    await seller.getByLabel('Time to ask, after delivery').selectOption('30 days')
    await seller.getByLabel('Return address').fill(ADDRESS)
    await seller.getByRole('button', { name: 'Save returns' }).click()
    await expect(seller.getByText('Your return policy is saved.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'settings')
  })
  await ship(seller, shop)
  await page.reload()
  await ask(page, 'I changed my mind', 'Ask to return items')
  await expect(page.getByText('The seller has not answered yet. Do not send anything yet.')).toBeVisible()
  await seller.reload()
  await seller.getByRole('button', { name: 'Decline return' }).click()
  await seller.getByRole('dialog').getByLabel('Reason').fill('It was made for you.')
  await expectAccessible(seller)
  await seller.getByRole('dialog').getByRole('button', { name: 'Decline return' }).click()
  await expect(seller.getByText('You declined this return:')).toBeVisible()
  expect((await mailbox.newest(buyer, /^Return declined: order/)).text).toContain('It was made for you.')
  await page.reload()
  await expect(page.getByText('The seller did not agree to take this back:')).toBeVisible()
  await expect(page.getByText('It was made for you.')).toBeVisible()
  await expectAccessible(page)
})

test('delivered in the EU, the right to withdraw approves it without the seller', async ({ page, email, shopWith, sellerOf, mailbox }) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('DE') })
  const buyer = email('withdraws')
  await buy(page, shop, buyer, typeGermanAddress)
  const seller = await sellerOf(shop, '/sell/settings')
  await seller.getByLabel('Buyers can ask to return items').uncheck()
  await seller.getByRole('button', { name: 'Save returns' }).click()
  await expect(seller.getByText('Your return policy is saved.')).toBeVisible()
  await ship(seller, shop)
  await page.reload()
  await expect(page.getByText(/^You can return items until .* This is your right/)).toBeVisible()
  await ask(page, 'I changed my mind', 'Return items')
  await expect(page.getByText('Your return is approved. The seller still has to say where to send the items.')).toBeVisible()
  await seller.reload()
  await expect(seller.getByText('Approved by law: asked for within 14 days of delivery in the EU.')).toBeVisible()
  await expect(seller.getByRole('button', { name: 'Decline return' })).toHaveCount(0)
  await look(seller, 'withdrawn')
  await seller.getByRole('button', { name: 'Say where to send it' }).click()
  await seller.getByRole('dialog').getByLabel('Return address').fill(ADDRESS)
  await seller.getByRole('dialog').getByRole('button', { name: 'Save address' }).click()
  await expect(seller.getByText(/^The buyer sends the items by /)).toBeVisible()
  await page.reload()
  await expect(page.getByText('1 High Street')).toBeVisible()
  await mailbox.newest(buyer, /^Send back items of order/)
  await expectAccessible(page)
  await look(page, 'withdrawn-buyer')
  await page.getByRole('button', { name: 'Cancel return' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel return' }).click()
  await expect(page.getByText('You canceled this return.')).toBeVisible()
})
