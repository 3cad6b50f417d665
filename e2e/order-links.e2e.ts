import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

const LINK = /https?:\/\/\S+\/orders\/\S+\?key=\S+/

test('a buyer ends the links in e-mails of an order; who opens one asks for a new one, which goes to the order’s address', async ({
  page,
  email,
  mailbox,
  shopWith,
  visitor,
}) => {
  const shop = await shopWith()
  const me = email('links')
  await goToCheckout(page, shop)
  await fillCheckout(page, me)
  await payButton(page).click()
  await receiptOf(page)
  const link = LINK.exec((await mailbox.newest(me, /^Your receipt/)).text)?.[0] ?? ''
  const elsewhere = await visitor()
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your payment is complete.')
  await expect(elsewhere.getByRole('button', { name: 'End all links' })).toHaveCount(0)

  await test.step('the buyer ends them', async () => {
    await page.getByRole('button', { name: 'End all links' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End all links' }).click()
    await expect(page.getByText('Links in e-mails ended')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('the old link leads to a new one', async () => {
    await elsewhere.goto(link)
    await expect(elsewhere.getByText('This link no longer works.')).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await elsewhere.emulateMedia({ colorScheme })
      await expectAccessible(elsewhere)
    }
    await elsewhere.getByRole('button', { name: 'E-mail a new link' }).click()
    await expect(elsewhere.getByText('A new link is on its way to the e-mail address of the order.')).toBeVisible()
    const fresh = LINK.exec((await mailbox.newest(me, /^New link to your order/)).text)?.[0] ?? ''
    await elsewhere.goto(fresh)
    await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your payment is complete.')
  })
})
