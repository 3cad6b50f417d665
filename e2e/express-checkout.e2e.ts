import { expectAccessible } from './fixtures'
import { expect, type HostPage, test } from './host-page'

const frame = (host: HostPage) => host.page.frameLocator('iframe[title="Secure express checkout frame"]')
const wallet = (host: HostPage) => host.page.frameLocator('iframe[title="Google Pay"]')

/** A page that answers a press as it is told, and keeps what it hears. */
const page = (group: string, onClick: string) => `
  elements(${group});
  window.told = [];
  const express = group.create('expressCheckout', { emailRequired: true, paymentMethods: { link: 'never' } });
  listen('express', express);
  express.on('click', (event) => { ${onClick} });
  express.on('cancel', () => told.push('cancel'));
  express.on('confirm', (event) => told.push({ type: event.expressPaymentType, name: event.billingDetails.name, email: event.billingDetails.email }));
  express.mount('#payment');`

test('a wallet shows what is paid, gives its card once, and its owner’s details', async ({ host }) => {
  await host.open(
    page(`{ mode: 'payment', amount: 3250, currency: 'usd', locale: 'de' }`, `event.resolve({ lineItems: [{ name: 'Bowl', amount: 3250 }] })`),
  )
  const none = { amazonPay: false, klarna: false, paypal: false }
  await expect
    .poll(() => host.lastHeard('ready'))
    .toEqual({ elementType: 'expressCheckout', availablePaymentMethods: { applePay: false, googlePay: true, link: false, ...none } })
  await expect(frame(host).getByRole('button')).toHaveText(['Mit Google Pay kaufen'])
  await frame(host).getByRole('button').click()
  await expect(wallet(host).getByText('Bowl')).toBeVisible()
  await expect(wallet(host).getByText('32,50').first()).toBeVisible()
  await expectAccessible(host.page)
  await wallet(host).getByRole('button', { name: 'Pay' }).click()
  await expect.poll(() => host.page.evaluate('told')).toEqual([{ type: 'google_pay', name: 'Jenny Rosen', email: 'jenny.rosen@example.com' }])
  expect(await host.page.evaluate('group.submit()')).toEqual({ selectedPaymentMethod: 'google_pay' })
  const made = (await host.page.evaluate('stripe.createConfirmationToken({ elements: group })')) as { confirmationToken: { id: string } }
  expect(await host.api('GET', `/v1/confirmation_tokens/${made.confirmationToken.id}`)).toMatchObject({
    payment_method_preview: {
      type: 'card',
      card: { last4: '4242', wallet: { type: 'google_pay' } },
      billing_details: { name: 'Jenny Rosen', email: 'jenny.rosen@example.com', address: { postal_code: '94080' } },
    },
  })
  await expect(host.page.evaluate('group.submit()')).rejects.toThrow('mounted Payment Element')
  expect((await host.posted()).replace(/[\s-]/g, '')).not.toContain('4242424242424242')
})

test('where the page refuses no wallet opens; one that is closed says so', async ({ host }) => {
  await host.open(page(`{ mode: 'setup', currency: 'usd' }`, `window.isOpen ? event.resolve() : event.reject()`))
  await frame(host).getByRole('button').click()
  await frame(host).getByRole('button').click()
  await expect(host.page.locator('dialog')).toHaveCount(0)
  await host.page.evaluate('isOpen = true')
  await frame(host).getByRole('button').click()
  await expect(wallet(host).getByRole('heading', { name: 'Save a card for later' })).toBeVisible()
  await wallet(host).getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => host.page.evaluate('told')).toEqual(['cancel'])
  await expect(host.page.locator('dialog')).toHaveCount(0)
})

test('a page whose wallets are all ruled out shows nothing, and says so', async ({ host }) => {
  await host.open(
    `elements({ mode: 'setup', currency: 'usd' });
     listen('express', group.create('expressCheckout', { paymentMethods: { googlePay: 'never', link: 'never' } })).mount('#payment');`,
  )
  await expect.poll(() => host.lastHeard('ready')).toEqual({ elementType: 'expressCheckout' })
  await expect(host.page.locator('iframe[title="Secure express checkout frame"]')).toHaveJSProperty('clientHeight', 0)
})
