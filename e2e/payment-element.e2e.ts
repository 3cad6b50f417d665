import { expectAccessible } from './fixtures'
import { expect, expectNoCard, test, typeCard } from './host-page'

test('a customer chooses, removes and saves cards', async ({ host }) => {
  const { page } = host
  const { id: customer } = await host.api('POST', '/v1/customers')
  for (const name of ['pm_card_visa', 'pm_card_mastercard']) {
    const { id } = await host.api('POST', `/v1/payment_methods/${name}/attach`, { customer: String(customer) })
    await host.api('POST', `/v1/payment_methods/${id}`, { allow_redisplay: 'always' })
  }
  const features = 'components[payment_element][features]'
  const { client_secret: session } = await host.api('POST', '/v1/customer_sessions', {
    customer: String(customer),
    'components[payment_element][enabled]': 'true',
    [`${features}[payment_method_redisplay]`]: 'enabled',
    [`${features}[payment_method_save]`]: 'enabled',
    [`${features}[payment_method_save_usage]`]: 'off_session',
    [`${features}[payment_method_remove]`]: 'enabled',
  })
  const { client_secret: secret } = await host.api('POST', '/v1/payment_intents', { amount: '1000', currency: 'usd', customer: String(customer) })
  await host.open(
    `elements({ clientSecret: '${secret}', customerSessionClientSecret: '${session}' });
     listen('payment', group.create('payment')).mount('#payment');`,
  )
  const frame = host.frame('payment')
  await expect(frame.getByRole('radio', { name: /^Mastercard •••• 4444/ })).toBeChecked()
  const last = () => expect.poll(() => host.lastHeard('change'))
  await last().toMatchObject({ complete: true, value: { type: 'card', payment_method: { type: 'card', billing_details: { email: null } } } })
  await expect
    .poll(() => host.lastHeard('availablepaymentmethodschange'))
    .toMatchObject({
      paymentMethods: { card: { available: true }, applePay: { available: false } },
    })

  await test.step('removing asks first', async () => {
    await frame.getByRole('button', { name: /^Remove Mastercard/ }).click()
    await expect(frame.getByRole('button', { name: 'Keep' })).toBeFocused()
    await expectAccessible(page)
    await frame.getByRole('button', { name: /^Remove Mastercard/ }).click()
    await expect(frame.getByText(/^Mastercard .* was removed\.$/)).toBeVisible()
    await expect(frame.getByRole('radio', { name: /^Visa •••• 4242/ })).toBeChecked()
    await expect.poll(() => host.lastHeard('savedpaymentmethodremove')).toMatchObject({ success: true, payment_method: { type: 'card' } })
    const { data } = await host.api('GET', `/v1/customers/${customer}/payment_methods`)
    expect(data).toHaveLength(1)
  })
  await test.step('a new card is kept when its box is checked', async () => {
    await frame.getByRole('radio', { name: 'New card' }).check()
    await typeCard(host)
    await frame.getByLabel('Country').selectOption('US')
    await frame.getByLabel('ZIP code').fill('05401')
    await frame.getByLabel('Save payment details for future purchases').check()
    await last().toMatchObject({
      complete: true,
      value: { savePaymentMethod: true, billingDetails: { address: { country: 'US', postalCode: '05401' } } },
    })
    const { paymentIntent } = (await page.evaluate(`stripe.confirmPayment({ elements: group, redirect: 'if_required' })`)) as {
      paymentIntent: { status: string; payment_method: string }
    }
    expect(paymentIntent.status).toBe('succeeded')
    expect(await host.api('GET', `/v1/payment_methods/${paymentIntent.payment_method}`)).toMatchObject({ customer, allow_redisplay: 'always' })
  })
  await expectNoCard(host)

  await test.step('how the card is used later may be said in one place only', async () => {
    const thrown: string[] = []
    page.on('pageerror', ({ name, message }) => thrown.push(`${name}: ${message}`))
    await host.open(
      `elements({ mode: 'payment', amount: 1000, currency: 'usd', setupFutureUsage: 'off_session', customerSessionClientSecret: '${session}' });
       listen('payment', group.create('payment')).mount('#payment');`,
    )
    await expect.poll(async () => (await host.heard('loaderror')).length).toBe(1)
    expect(await host.heard('ready')).toEqual([])
    await expect.poll(() => thrown).toEqual([expect.stringContaining('IntegrationError: `payment_method_save_usage`')])
  })
})

test('a bank account is debited once its owner has proved it, without its numbers on the page', async ({ host }) => {
  const { page } = host
  const intent = await host.api('POST', '/v1/payment_intents', {
    amount: '1000',
    currency: 'usd',
    'allowed_payment_method_types[0]': 'card',
    'allowed_payment_method_types[1]': 'us_bank_account',
  })
  await host.open(
    `elements({ clientSecret: '${intent.client_secret}' });
     listen('payment', group.create('payment')).mount('#payment');`,
    { dark: true },
  )
  const frame = host.frame('payment')
  await frame.getByRole('radio', { name: 'Card', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(frame.getByRole('radio', { name: 'US bank account' })).toBeChecked()
  await expect(frame.getByLabel('Card number')).toBeHidden()
  await expect(frame.getByText(/you authorize Souk to debit/)).toBeVisible()
  await expectAccessible(page)
  for (const text of ['Jenny Rosen', 'jenny@example.com', '110000000', '000123456789', '000123456780']) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  const confirm = () =>
    page.evaluate(`stripe.confirmPayment({ elements: group, redirect: 'if_required' })`) as Promise<Record<string, Record<string, unknown>>>
  expect(await confirm()).toMatchObject({ error: { code: 'invalid_account_number_confirmation' } })
  await frame.getByLabel('Confirm account number').fill('000123456789')
  await expect.poll(() => host.lastHeard('change')).toMatchObject({ complete: true, value: { type: 'us_bank_account' } })
  expect(await confirm()).toMatchObject({ paymentIntent: { status: 'requires_action', next_action: { type: 'verify_with_microdeposits' } } })
  const verified = await page.evaluate(`stripe.verifyMicrodepositsForPayment('${intent.client_secret}', { amounts: [32, 45] })`)
  expect(verified).toMatchObject({ paymentIntent: { status: 'processing' } })
  expect(await host.posted()).not.toContain('000123456789')
})

test('the older Card Element: its label leads in, the bank asks, a decline is told in French', async ({ host }) => {
  const { page } = host
  const pay = async (number: string, look: { dark?: boolean } = {}) => {
    const { client_secret: secret } = await host.api('POST', '/v1/payment_intents', { amount: '1000', currency: 'eur' })
    await host.open(
      `const label = document.createElement('label');
       label.htmlFor = 'payment';
       label.textContent = 'Card details';
       document.getElementById('payment').before(label);
       elements({ locale: 'fr' });
       const style = { base: { color: '${look.dark ? '#ffffff' : '#1a1f36'}', '::placeholder': { color: '#8a8c99' } } };
       window.card = listen('card', group.create('card', { hidePostalCode: true, style, classes: { focus: 'mine' } }));
       card.mount('#payment');`,
      look,
    )
    const frame = host.frame('payment')
    await expect(frame.getByLabel('Numéro de carte')).toBeVisible()
    await page.getByText('Card details').click()
    await expect(frame.getByLabel('Numéro de carte')).toBeFocused()
    await expect(page.locator('#payment')).toHaveClass(/mine/)
    await expectAccessible(page)
    await page.keyboard.type(`${number}1234123`)
    await expect.poll(() => host.lastHeard('change')).toMatchObject({ elementType: 'card', complete: true, brand: 'visa' })
    return page.evaluateHandle(`(window.paying = stripe.confirmCardPayment('${secret}', { payment_method: { card } })) && null`)
  }
  await test.step('the bank’s window holds the keyboard', async () => {
    await pay('4000002760003184', { dark: true })
    const bank = page.frameLocator('iframe[title="3D Secure authentication"]')
    await expect(bank.getByRole('button', { name: 'Complete' })).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const { error } = (await page.evaluate('paying')) as { error: { code: string; message: string } }
    expect(error.code).toBe('payment_intent_authentication_failure')
    expect(error.message).toContain('Nous ne pouvons pas authentifier')
    await expectNoCard(host)
  })
  await test.step('a decline', async () => {
    await pay('4000000000009995')
    const { error } = (await page.evaluate('paying')) as { error: object }
    expect(error).toMatchObject({ decline_code: 'insufficient_funds', message: 'Votre carte ne dispose pas de fonds suffisants.' })
  })
})
