// A buyer and a seller write to each other about an order.
import { buy, delivers, LINK, look } from './bought'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, test } from './shops'

test('a guest writes to the seller by the link in a mail, and the seller answers', async ({ page, email, shopWith, sellerOf, mailbox, visitor }) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const buyer = email('writes')
  await buy(page, shop, buyer)
  const link = LINK.exec((await mailbox.newest(buyer, /^Your receipt/)).text)?.[0] ?? ''
  const guest = await visitor()
  await test.step('the guest writes by keyboard', async () => {
    await guest.goto(link)
    const summary = guest.getByText(`Write to ${shop.shopName}`)
    await tabTo(guest, guest.locator('summary').filter({ has: summary }))
    await guest.keyboard.press('Enter')
    const field = guest.getByLabel(`Message to ${shop.shopName}`)
    await field.fill('Is it <b>blue</b>?\nSee https://example.com')
    await tabTo(guest, guest.getByRole('button', { name: 'Send message' }))
    await guest.keyboard.press('Enter')
    await expect(guest.getByText('Is it <b>blue</b>?')).toBeVisible()
    await expect(field).toHaveValue('')
    await expect(guest.getByRole('link', { name: /example\.com/ })).toHaveCount(0)
    await expectAccessible(guest)
    await look(guest, 'written')
  })
  const seller = await sellerOf(shop, '/sell/orders')
  await test.step('the seller sees what is unread, reads and answers it', async () => {
    await expect(seller.getByText('1 new message')).toBeVisible()
    await seller.getByRole('link', { name: 'Unread (1)' }).click()
    await expectAccessible(seller)
    await look(seller, 'unread')
    await seller.getByRole('link', { name: shop.product.name }).click()
    await expect(seller.getByText('Is it <b>blue</b>?')).toBeVisible()
    await seller.getByRole('button', { name: 'Send message' }).click()
    await expect(seller.getByText('Enter a message.')).toBeVisible()
    await seller.getByLabel('Message to the buyer').fill('Yes, lake blue.')
    await seller.getByRole('button', { name: 'Send message' }).click()
    await expect(seller.getByText('Yes, lake blue.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'thread')
    await seller.goto('/sell/orders')
    await expect(seller.getByRole('link', { name: 'Unread (0)' })).toBeVisible()
  })
  await test.step('the buyer is told by a mail without the text, and reads the answer', async () => {
    const { text } = await mailbox.newest(buyer, /^New message about your order/)
    expect(text).not.toContain('lake blue')
    await guest.goto(LINK.exec(text)?.[0] ?? '')
    await expect(guest.getByText('1 new message')).toBeVisible()
    await expect(guest.getByText('Yes, lake blue.')).toBeVisible()
    await guest.reload()
    await expect(guest.getByText('1 new message')).toHaveCount(0)
    await expectAccessible(guest)
  })
})
