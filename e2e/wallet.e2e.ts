// Apple Pay, Google Pay and Link at the checkout. On localhost the local Stripe has the last two, with a window of its own and test cards.
import type { FrameLocator, Page } from '@playwright/test'
import { look } from './bought'
import { answerBank, CARD, fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { checkOut, refusal } from './many-shops'
import { expect, test } from './shops'
import { expectPayments } from './stripe-dashboard'

const buttons = (page: Page) => page.frameLocator('iframe[title="Secure express checkout frame"]')
const googlePay = (page: Page) => buttons(page).getByRole('button', { name: 'Google Pay' })
const wallet = (page: Page, name = 'Google Pay'): FrameLocator => page.frameLocator(`iframe[title="${name}"]`)

async function useCard(page: Page, says: RegExp, name = 'Google Pay'): Promise<void> {
  await wallet(page, name).getByRole('radio', { name: says }).check()
  await wallet(page, name).getByRole('button', { name: 'Use this card' }).click()
}

for (const [where, viewport] of [
  ['on a desktop', { width: 1280, height: 800 }],
  ['on a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(where, () => {
    test.use({ viewport })

    test(`two sellers are paid by one press on a wallet ${where}`, async ({ page, email, shopWith, stripe }) => {
      const shops = [await shopWith({ price: '20.00' }), await shopWith({ price: '12.50' })]
      await checkOut(page, shops)
      await test.step('what is missing is asked for before the wallet opens', async () => {
        await googlePay(page).click()
        await expect(page.getByText('Enter an e-mail address such as name@example.com.')).toBeVisible()
        await expect(page.getByLabel('E-mail')).toBeFocused()
        await expect(page.locator('iframe[title="Google Pay"]')).toHaveCount(0)
      })
      await expect(page.getByText('You pay $32.50 when you confirm in your wallet.')).toBeVisible()
      await expect(page.getByText('or pay by card')).toBeVisible()
      await expectAccessible(page)
      await page.getByLabel('E-mail').fill(email('wallet'))
      await googlePay(page).click()
      await expect(wallet(page).getByRole('heading', { name: 'Save a card for later' })).toBeVisible()
      await expectAccessible(page)
      await useCard(page, /4242/)
      await receiptOf(page)
      for (const shop of shops) await expectPayments(page, stripe, shop, ['Succeeded'])
    })
  })
}

test('a wallet that is closed, and a card in it that is declined, leave the page to be paid otherwise', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('closed'), CARD.good)
  await look(page, 'wallet')
  await test.step('Cancel and Escape close it, and nothing has begun', async () => {
    await googlePay(page).click()
    await wallet(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(page.locator('iframe[title="Google Pay"]')).toHaveCount(0)
    await buttons(page).getByRole('button', { name: 'Pay with Link' }).click()
    await expect(wallet(page, 'Link').getByRole('radio', { name: /4242/ })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.locator('iframe[title="Link"]')).toHaveCount(0)
    await expect(payButton(page)).toBeEnabled()
  })
  await test.step('a declined card is told in plain words', async () => {
    await googlePay(page).click()
    await useCard(page, /0002/)
    await expect(refusal(page, 'Card declined')).toContainText('Your bank declined the card')
    await expect(refusal(page, 'Card declined')).toBeFocused()
    await expectAccessible(page)
    await look(page, 'wallet-declined')
  })
  await test.step('the card that was typed before pays the same order', async () => {
    await payButton(page).click()
    await receiptOf(page)
    await expectPayments(page, stripe, shop, ['Succeeded'])
  })
})

test('a card of a wallet that asks for its holder is confirmed with the bank', async ({ page, email, shopWith }) => {
  await goToCheckout(page, await shopWith())
  await page.getByLabel('E-mail').fill(email('asks'))
  await googlePay(page).click()
  await useCard(page, /3184/)
  for (const about of ['Save card for later', '$34.00']) await answerBank(page, about, 'Complete')
  await receiptOf(page)
})

test('without consent to digital delivery no wallet opens; the keyboard alone pays by wallet', async ({ page, email, shopWith }) => {
  await goToCheckout(page, await shopWith({ kind: 'digital', price: '12.00' }))
  await page.getByLabel('E-mail').fill(email('consent'))
  const consent = page.getByRole('checkbox', { name: /^I agree that my digital items/ })
  await expect(googlePay(page)).toBeVisible()
  await tabTo(page, googlePay(page))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Tick this box' })).toBeVisible()
  await expect(consent).toBeFocused()
  await expect(page.locator('iframe[title="Google Pay"]')).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Space')
  await googlePay(page).press('Enter')
  await expect(wallet(page).getByRole('radio', { name: /4242/ })).toBeFocused()
  await tabTo(page, wallet(page).getByRole('button', { name: 'Use this card' }))
  await page.keyboard.press('Enter')
  await receiptOf(page)
})
