import { expectAccessible } from './fixtures'
import { expect, type HostPage, test } from './host-page'

const PAN = '4242424242424242'

async function typeCard(host: HostPage, labels: [number: string, expiry: string, cvc: string] = ['Card number', 'Expiration date', 'Security code']) {
  const frame = host.frame('payment')
  await frame.getByLabel(labels[0]).fill(PAN)
  await frame.getByLabel(labels[1]).fill('12 / 34')
  await frame.getByLabel(labels[2]).fill('123')
}

/** Nothing of a card in any message to the page, however it is written. */
async function expectNoCard(host: HostPage): Promise<void> {
  const posted = await host.posted()
  expect(posted).toContain('"kind":"change"')
  expect(posted.replace(/[\s-]/g, '')).not.toContain(PAN)
  expect(posted).not.toMatch(/"(number|cvc)"/)
}

test('who and where are typed in German with the keyboard alone, and reach the confirmation token', async ({ host }) => {
  const { page } = host
  await host.open(
    `elements({ mode: 'payment', amount: 1000, currency: 'eur', locale: 'de' });
     listen('email', group.create('linkAuthentication')).mount('#email');
     listen('address', group.create('address', { mode: 'shipping', fields: { phone: 'always' }, defaultValues: { address: { country: 'DE' } } })).mount('#shipping');
     listen('payment', group.create('payment', { wallets: { applePay: 'auto' } })).mount('#payment');`,
    { dark: true },
  )
  await expect(host.frame('payment').getByText('Apple Pay')).toContainText('nicht verfügbar')
  await expect(host.frame('address').getByLabel('Postleitzahl')).toBeVisible()

  await test.step('what is missing is said in every element, and the caret stands at the first', async () => {
    const { error } = (await page.evaluate('group.submit()')) as { error: { code: string; message: string } }
    expect(error).toEqual({ type: 'validation_error', code: 'incomplete_email', message: 'Ihre E-Mail-Adresse ist unvollständig.' })
    await expect(host.frame('email').getByLabel('E-Mail-Adresse')).toBeFocused()
    await expect(host.frame('address').getByText('Ihre Postleitzahl ist unvollständig.')).toBeVisible()
    await expect(host.frame('payment').getByText('Ihre Kartennummer ist unvollständig.')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('the keyboard goes through the fields in the order in which they stand', async () => {
    await page.keyboard.type('jenny@example.com')
    for (const text of ['Jenny Rosen', '', 'Torstraße 1', '', '10119', 'Berlin', '+49 30 1234567']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.type(`${PAN}1234123`)
  })
  expect(await page.evaluate('group.submit()')).toEqual({ selectedPaymentMethod: 'card' })

  const address = { line1: 'Torstraße 1', line2: null, city: 'Berlin', state: '', postal_code: '10119', country: 'DE' }
  const value = { name: 'Jenny Rosen', address, phone: '+49301234567' }
  expect((await host.heard('change')).filter(({ element }) => element === 'address').at(-1)?.detail).toEqual({
    elementType: 'address',
    elementMode: 'shipping',
    empty: false,
    complete: true,
    isNewAddress: true,
    value,
  })
  expect((await host.heard('change')).filter(({ element }) => element === 'email').at(-1)?.detail).toMatchObject({
    value: { email: 'jenny@example.com' },
  })
  expect(await page.evaluate(`group.getElement('address', { mode: 'shipping' }).getValue()`)).toEqual({ complete: true, isNewAddress: true, value })

  const { confirmationToken } = (await page.evaluate('stripe.createConfirmationToken({ elements: group })')) as { confirmationToken: { id: string } }
  const token = await host.api('GET', `/v1/confirmation_tokens/${confirmationToken.id}`)
  const sent = { ...address, state: null }
  expect(token).toMatchObject({
    shipping: { name: 'Jenny Rosen', phone: '+49301234567', address: sent },
    payment_method_preview: { billing_details: { email: 'jenny@example.com', name: 'Jenny Rosen', phone: '+49301234567', address: sent } },
  })
  await expectNoCard(host)
})

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
  const last = async () => (await host.heard('change')).at(-1)?.detail
  expect(await last()).toMatchObject({ complete: true, value: { type: 'card', payment_method: { type: 'card', billing_details: { email: null } } } })
  expect((await host.heard('availablepaymentmethodschange'))[0]?.detail).toMatchObject({
    paymentMethods: { card: { available: true }, applePay: { available: false } },
  })

  await test.step('removing asks first', async () => {
    await frame.getByRole('button', { name: /^Remove Mastercard/ }).click()
    await expect(frame.getByRole('button', { name: 'Keep' })).toBeFocused()
    await expectAccessible(page)
    await frame.getByRole('button', { name: /^Remove Mastercard/ }).click()
    await expect(frame.getByText(/^Mastercard .* was removed\.$/)).toBeVisible()
    await expect(frame.getByRole('radio', { name: /^Visa •••• 4242/ })).toBeChecked()
    expect((await host.heard('savedpaymentmethodremove'))[0]?.detail).toMatchObject({ success: true, payment_method: { type: 'card' } })
    const { data } = await host.api('GET', `/v1/customers/${customer}/payment_methods`)
    expect(data).toHaveLength(1)
  })
  await test.step('a new card is kept when its box is checked', async () => {
    await frame.getByRole('radio', { name: 'New card' }).check()
    await typeCard(host)
    await frame.getByLabel('Country').selectOption('US')
    await frame.getByLabel('ZIP code').fill('05401')
    await frame.getByLabel('Save payment details for future purchases').check()
    expect(await last()).toMatchObject({
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
  expect((await host.heard('change')).at(-1)?.detail).toMatchObject({ complete: true, value: { type: 'us_bank_account' } })
  expect(await confirm()).toMatchObject({ paymentIntent: { status: 'requires_action', next_action: { type: 'verify_with_microdeposits' } } })
  const verified = await page.evaluate(`stripe.verifyMicrodepositsForPayment('${intent.client_secret}', { amounts: [32, 45] })`)
  expect(verified).toMatchObject({ paymentIntent: { status: 'processing' } })
  expect(await host.posted()).not.toContain('000123456789')
})

test('two addresses: one may stand for the other', async ({ host }) => {
  const { page } = host
  const warnings: string[] = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await host.open(
    `elements({ mode: 'payment', amount: 1000, currency: 'usd' });
     const contacts = [{ name: 'Jenny Rosen', address: { line1: '1 Main St', city: 'Springfield', state: 'IL', postal_code: '62701', country: 'US' } }];
     listen('shipping', group.create('address', { mode: 'shipping', contacts, colour: 'red' })).mount('#shipping');
     listen('billing', group.create('address', { mode: 'billing', allowedCountries: ['US', 'GB'], display: { name: 'split' } })).mount('#billing');
     listen('payment', group.create('payment')).mount('#payment');`,
  )
  expect(warnings).toEqual([
    'Unrecognized create() parameter: colour is not a recognized parameter. This may cause issues with your integration in the future.',
  ])
  const billing = host.frame('address', 1)
  await expect(billing.getByLabel('Billing address is the same as shipping')).toBeChecked()
  const value = () => page.evaluate(`group.getElement('address', { mode: 'billing' }).getValue()`)
  await expect.poll(value).toMatchObject({ complete: true, isNewAddress: false, value: { name: 'Jenny Rosen' } })
  await billing.getByLabel('Billing address is the same as shipping').uncheck()
  await expectAccessible(page)
  expect(await billing.getByLabel('Country or region').getByRole('option').allTextContents()).toEqual(['United Kingdom', 'United States'])
  await billing.getByLabel('Country or region').selectOption('GB')
  for (const [label, text] of Object.entries({
    'First name': 'Jo',
    'Last name': 'March',
    'Address line 1': '10 Downing Street',
    'Town or city': 'London',
    'Postal code': 'SW1A 2AA',
  })) {
    await billing.getByLabel(label).fill(text)
  }
  await typeCard(host)
  expect(await page.evaluate('group.submit()')).toEqual({ selectedPaymentMethod: 'card' })
  const { confirmationToken } = (await page.evaluate('stripe.createConfirmationToken({ elements: group })')) as { confirmationToken: { id: string } }
  expect(await host.api('GET', `/v1/confirmation_tokens/${confirmationToken.id}`)).toMatchObject({
    shipping: { name: 'Jenny Rosen', address: { city: 'Springfield' } },
    payment_method_preview: { billing_details: { name: 'Jo March', address: { city: 'London', country: 'GB' } } },
  })
})

test('the official React wrapper mounts every element', async ({ host }) => {
  const { page } = host
  await host.openProgram('host-program.tsx')
  const said = page.getByTestId('said')
  await expect(said).toContainText('wallets undefined')
  await expect(said).toContainText('email jenny@example.com')
  const address = host.frame('address')
  await expect(address.getByLabel('Full name')).toHaveValue('Jenny Rosen')
  await page.getByRole('button', { name: 'Order' }).click()
  await expect(said).toContainText('error incomplete_address_line1')
  await address.getByLabel('Address line 1').fill('Torstraße 1')
  await address.getByLabel('Postal code').fill('10119')
  await address.getByLabel('City').fill('Berlin')
  await expect(said).toContainText('address 10119 Berlin')
  await typeCard(host)
  await page.getByRole('button', { name: 'Order' }).click()
  await expect(said).toContainText('value Jenny Rosen true')
  const id = /token (\S+)/.exec((await said.textContent()) ?? '')?.[1]
  expect(await host.api('GET', `/v1/confirmation_tokens/${id}`)).toMatchObject({
    shipping: null,
    payment_method_preview: {
      billing_details: { email: 'jenny@example.com', name: 'Jenny Rosen', address: { postal_code: '10119', country: 'DE' } },
    },
  })
})
