import { expectAccessible } from './fixtures'
import { expect, expectNoCard, PAN, test, typeCard } from './host-page'

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
  await expect
    .poll(() => host.lastHeard('change', 'address'))
    .toEqual({
      elementType: 'address',
      elementMode: 'shipping',
      empty: false,
      complete: true,
      isNewAddress: true,
      value,
    })
  await expect.poll(() => host.lastHeard('change', 'email')).toMatchObject({ value: { email: 'jenny@example.com' } })
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
  await expect
    .poll(() => warnings)
    .toEqual(['Unrecognized create() parameter: colour is not a recognized parameter. This may cause issues with your integration in the future.'])
  const billing = host.frame('address', 1)
  await expect(billing.getByLabel('Billing address is the same as shipping')).toBeChecked()
  const value = () => page.evaluate(`group.getElement('address', { mode: 'billing' }).getValue()`)
  await expect.poll(value).toMatchObject({ complete: true, isNewAddress: false, value: { name: 'Jenny Rosen' } })
  await billing.getByLabel('Billing address is the same as shipping').uncheck()
  await expectAccessible(page)
  await expect(billing.getByLabel('Country or region').getByRole('option')).toHaveText(['United Kingdom', 'United States'])
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
  await test.step('a state is given in Latin letters, unless the page asks for its own', async () => {
    const shipping = host.frame('address')
    await shipping.getByRole('radio', { name: 'New address' }).check()
    await shipping.getByLabel('Country or region').selectOption('JP')
    await shipping.getByLabel('Prefecture').selectOption('Tokyo')
    const state = (options: string) => page.evaluate(`group.getElement('address').getValue(${options}).then(({ value }) => value.address.state)`)
    expect([await state(''), await state(`{ format: 'localized' }`)]).toEqual(['Tokyo', '東京都'])
    await shipping.getByRole('radio', { name: /^Jenny Rosen/ }).check()
  })
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
  await expect(said).toContainText('wallets googlePay link')
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
