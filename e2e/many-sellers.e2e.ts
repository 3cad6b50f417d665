import { answerBank, CARD, fillCheckout, payButton, receiptOf, typeCard } from './buying'
import { expectAccessible, signIn as signInOn } from './fixtures'
import { checkOut, refusal, restrict, row } from './many-shops'
import { expect, type JourneyShop, test } from './shops'
import { expectPayments, fact, openCustomer, PLATFORM } from './stripe-dashboard'

/** A call is held until it is let go; longer than anybody looks, shorter than the shop waits for Stripe. */
const HELD_MS = 15_000
const PRICES = ['34.00', '12.50', '20.00'] as const

test('three sellers are paid with one card entry, and Stripe shows each what the buyer was told', async ({ page, email, shopWith, stripe }) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' }), await shopWith({ price: '20.00' })]
  const buyer = email('three')
  await checkOut(page, shops)
  const preview = await test.step('the checkout shows each seller, with what the statement will show', async () => {
    const summary = page.getByRole('region', { name: 'Your order' })
    for (const shop of shops) await expect(summary.getByRole('region', { name: `Sold by ${shop.shopName}` })).toContainText(shop.product.name)
    await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeChecked()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
    return summary.getByText(/^Your statement will show/).allInnerTexts()
  })
  await test.step('each seller’s row is followed live while it runs', async () => {
    const slow = shops[1] as JourneyShop
    await stripe.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account: slow.accountId, action: 'delay', ms: HELD_MS })
    await fillCheckout(page, buyer)
    await page.getByRole('checkbox', { name: /Save this card/ }).check()
    await page.getByRole('button', { name: 'Pay $66.50' }).click()
    await expect(row(page, shops[0] as JourneyShop)).toContainText('Authorized')
    await expect(row(page, slow)).toContainText('Authorizing')
    await expect(page.getByRole('progressbar', { name: 'Payment progress' })).toBeVisible()
    await expectAccessible(page)
    await stripe.control.clearFaults(slow.accountId)
  })
  const number = await receiptOf(page)
  const receipt = page.getByRole('article', { name: `Receipt ${number}` })
  for (const [at, shop] of shops.entries()) await expect(receipt).toContainText(`Paid to ${shop.shopName}$${PRICES[at]}`)
  await expect(receipt).toContainText('Total paid$66.50')
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: 'Cart', exact: true })).toBeVisible()

  await test.step('each seller’s account has its own customer and payment, and the statement that was announced', async () => {
    for (const [at, shop] of shops.entries()) {
      await openCustomer(page, stripe.dashboard, shop.accountId, buyer)
      await expectPayments(page, stripe, shop, ['Succeeded'])
      await page.getByRole('link', { name: /^pi_/ }).click()
      await expect(page.getByText(`$${PRICES[at]}`).first()).toBeVisible()
      expect(preview).toContain(`Your statement will show ${await fact(page, 'Statement descriptor').innerText()}.`)
    }
  })
  await test.step('the platform has one customer with one card, and the fee of each', async () => {
    await openCustomer(page, stripe.dashboard, PLATFORM, buyer)
    await expect(page.getByRole('row').filter({ hasText: '4242' })).toHaveCount(1)
    await page.goto(`${stripe.dashboard}/${PLATFORM}/fees`)
    for (const shop of shops) await expect(page.getByRole('row').filter({ hasText: shop.businessName })).toHaveCount(1)
  })
})

test('one seller’s charge is refused: nobody is charged, the cart stays, and another card pays all', async ({ page, email, shopWith, stripe }) => {
  const shops = [await shopWith(), await shopWith(), await shopWith()] as const
  await checkOut(page, [...shops])
  await restrict(page, stripe, shops[1])
  await fillCheckout(page, email('refused'))
  await payButton(page).click()
  await expect(refusal(page)).toContainText(`${shops[1].shopName} could not be paid.`)
  await expect(refusal(page)).toContainText('Nothing was charged.')
  await expect(refusal(page)).toBeFocused()
  await expect(row(page, shops[1])).toContainText('Not paid')
  for (const shop of [shops[0], shops[2]]) await expect(row(page, shop)).toContainText('Canceled')
  await expectAccessible(page)
  const checkout = page.url()
  await page.goto('/cart')
  await expect(page.getByRole('link', { name: 'Cart 3 items' })).toBeVisible()
  await expectPayments(page, stripe, shops[0], ['Canceled'])

  await stripe.control.changeAccount(shops[1].accountId, { charges_enabled: true })
  await page.goto(checkout)
  await expect(refusal(page)).toBeVisible()
  await typeCard(page, CARD.mastercard)
  await payButton(page).click()
  await receiptOf(page)
  await expectPayments(page, stripe, shops[0], ['Succeeded', 'Canceled'])
  await expectPayments(page, stripe, shops[1], ['Succeeded'])
  await expectPayments(page, stripe, shops[2], ['Succeeded', 'Canceled'])
})

test('keep what worked: the others are paid, and another card pays what is missing', async ({ page, email, shopWith, stripe }) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' }), await shopWith({ price: '20.00' })] as const
  await checkOut(page, [...shops])
  await restrict(page, stripe, shops[1])
  await page.getByRole('radio', { name: /Pay the others/ }).check()
  await fillCheckout(page, email('keeps'))
  await payButton(page).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Not every seller could be paid' })
  await expect(notice).toContainText(shops[1].shopName)
  for (const shop of [shops[0], shops[2]]) await expect(row(page, shop)).toContainText('Paid')
  await test.step('what was bought has left the cart, and the order says who is paid', async () => {
    const checkout = page.url()
    await page.goto('/cart')
    await expect(page.getByRole('link', { name: 'Cart 1 item' })).toBeVisible()
    await page.getByRole('link', { name: 'Continue order' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Partly paid')
    await expect(page.getByRole('article')).toContainText(`Paid to ${shops[0].shopName}$34.00`)
    await expect(page.getByRole('article')).toContainText(`Not paid to ${shops[1].shopName}$12.50`)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Try another card' }).click()
    await expect(page).toHaveURL(checkout)
  })
  await stripe.control.changeAccount(shops[1].accountId, { charges_enabled: true })
  await typeCard(page, CARD.mastercard)
  await page.getByRole('button', { name: 'Pay $12.50' }).click()
  await receiptOf(page)
  for (const shop of [shops[0], shops[2]]) await expectPayments(page, stripe, shop, ['Succeeded'])
  await page.goto('/cart')
  await expect(page.getByText('Your cart is empty')).toBeVisible()
})

test('three confirmations, one after the other, and one of them fails: nobody is charged', async ({ page, email, shopWith, stripe }) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' }), await shopWith({ price: '20.00' })]
  await checkOut(page, shops)
  await fillCheckout(page, email('confirms'), CARD.asksAlways)
  await payButton(page).click()
  await answerBank(page, 'Save card for later', 'Complete')
  await answerBank(page, '$34.00', 'Complete')
  await expect(page.getByRole('button', { name: 'Waiting for your bank… 1 of 3 confirmed' })).toBeVisible()
  await answerBank(page, '$12.50', 'Complete')
  await expect(page.getByRole('button', { name: 'Waiting for your bank… 2 of 3 confirmed' })).toBeVisible()
  await answerBank(page, '$20.00', 'Fail')
  await expect(refusal(page, 'Payment not confirmed')).toContainText(`${shops[2]?.shopName} could not be paid.`)
  await expect(row(page, shops[0] as JourneyShop)).toContainText('Canceled')
  await typeCard(page, CARD.good)
  await payButton(page).click()
  await receiptOf(page)
  await expectPayments(page, stripe, shops[0] as JourneyShop, ['Succeeded', 'Canceled'])
})

test('a tab closed between confirmations: on another device the buyer finds the order and finishes it', async ({
  context,
  page,
  email,
  signIn,
  shopWith,
  visitor,
  mailbox,
  stripe,
}) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' }), await shopWith({ price: '20.00' })]
  const me = email('leaves')
  await signIn(me)
  await checkOut(page, shops)
  await typeCard(page, CARD.asksAlways)
  await payButton(page).click()
  await answerBank(page, 'Save card for later', 'Complete')
  await answerBank(page, '$34.00', 'Complete')
  await expect(page.getByRole('button', { name: /1 of 3 confirmed/ })).toBeVisible()
  await page.close()

  const elsewhere = await visitor()
  await signInOn(elsewhere, mailbox, me, '/cart')
  await expect(elsewhere.getByText(/^Your bank asks you to confirm a payment\./)).toBeVisible()
  await elsewhere.goto('/account/orders')
  await elsewhere.getByRole('link', { name: new RegExp(shops[0]?.shopName ?? '') }).click()
  await expect(elsewhere.getByRole('article')).toContainText('Authorized')
  await elsewhere.getByRole('link', { name: 'Confirm payment' }).click()
  await expect(elsewhere.getByText('1 of 3 confirmed. Each seller needs one confirmation.')).toBeVisible()
  await expectAccessible(elsewhere)
  await elsewhere.getByRole('button', { name: 'Confirm payment' }).click()
  await answerBank(elsewhere, '$12.50', 'Complete')
  await answerBank(elsewhere, '$20.00', 'Complete')
  const number = await receiptOf(elsewhere)

  const back = await context.newPage()
  await back.goto('/account/orders')
  await expect(back.getByText(number)).toBeVisible()
  await expect(back.getByRole('link', { name: 'Cart', exact: true })).toBeVisible()
  for (const shop of shops) await expectPayments(back, stripe, shop, ['Succeeded'])
})

test('who gives up while the bank asks is charged nothing, and keeps the cart', async ({ page, email, shopWith, stripe }) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' })]
  await checkOut(page, shops)
  await fillCheckout(page, email('gives-up'), CARD.asksAlways)
  await payButton(page).click()
  await answerBank(page, 'Save card for later', 'Complete')
  await answerBank(page, '$34.00', 'Complete')
  await expect(page.getByRole('button', { name: /1 of 2 confirmed/ })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Cancel order' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You canceled this order' })).toContainText('Nothing was charged')
  await page.getByRole('link', { name: 'Back to your cart' }).click()
  await expect(page.getByRole('link', { name: 'Cart 2 items' })).toBeVisible()
  for (const shop of shops) await expectPayments(page, stripe, shop, ['Canceled'])
})

test('where no stream gets through, the rows are followed by asking, more patiently when that was often', async ({
  page,
  email,
  shopWith,
  stripe,
}) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' })] as const
  let asks = 0
  await page.route('**/api/checkout/*/progress', (route) => {
    if (route.request().headers().accept === 'text/event-stream') return route.abort()
    asks += 1
    return asks === 1 ? route.fulfill({ status: 429, headers: { 'retry-after': '2' }, body: '' }) : route.continue()
  })
  await checkOut(page, [...shops])
  await stripe.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account: shops[1].accountId, action: 'delay', ms: HELD_MS })
  await fillCheckout(page, email('asks'))
  await payButton(page).click()
  await expect(row(page, shops[0])).toContainText('Authorized')
  await expect(row(page, shops[1])).toContainText('Authorizing')
  await stripe.control.clearFaults(shops[1].accountId)
  await receiptOf(page)
})
