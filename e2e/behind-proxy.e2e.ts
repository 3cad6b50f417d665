import { startFurtherShop } from '@/tools/journeys/further-shop'
import { startReverseProxy } from '@/tools/journeys/reverse-proxy'
import { expect, signIn, test } from './fixtures'
import { openShop } from './seller'

// nginx without `proxy_set_header`: the server behind it sees its own address as Host, and no X-Forwarded-Host.
test('behind a proxy that rewrites Host a buyer fills a cart, and a seller signs in, opens a shop and connects', async ({
  browser,
  mailbox,
  email,
  stripe,
  watch,
}, info) => {
  let shopPort = 0
  const proxy = await startReverseProxy(() => ({
    port: shopPort,
    headers: { host: `127.0.0.1:${shopPort}`, 'x-forwarded-host': undefined, 'x-forwarded-for': '10.9.8.7' },
  }))
  const appUrl = `http://localhost:${proxy.port}`
  const shop = await startFurtherShop({ APP_URL: appUrl }, info.outputPath('shop.log'))
  shopPort = shop.port
  const registered = await fetch(`${stripe.url}/_sandbox/redirect-uris`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `${appUrl}/api/connect/callback` }),
  })
  expect(registered.status).toBe(200)
  const context = await browser.newContext({ baseURL: appUrl })
  watch(context)
  const page = await context.newPage()

  await page.goto('/')
  await page
    .getByRole('link', { name: /Morning mug, lake blue/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'View cart' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
  await expect(page.getByRole('link', { name: /Morning mug, lake blue/ }).first()).toBeVisible()

  const me = email('behind-proxy')
  await signIn(page, mailbox, me, '/sell')
  await openShop(page, 'Behind a proxy')
  await page.getByRole('button', { name: 'Connect with Stripe' }).click()
  await page.getByRole('button', { name: 'Skip this form' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Connected to/)
  expect(new URL(page.url()).origin).toBe(appUrl)
  // A page of another site is refused as it is without a proxy.
  const forged = await page.request.post(`${appUrl}/signout`, { headers: { origin: `http://127.0.0.1:${shopPort}` } })
  expect(forged.status()).toBe(403)

  await context.close()
  await proxy.close()
  await shop.stop()
})
