// What people read when the page, the network or our side fails, and what is left of what they typed.
import type { Page, Route } from '@playwright/test'
import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible, signIn } from './fixtures'
import { expect, test } from './shops'

const OUTDATED = 'The shop was updated while this page was open.'
const OURS = 'Something went wrong on our side'
const OFFLINE = 'We could not reach the shop.'

/** Sends server actions under a name that this build does not have, as a page from before a deployment does. */
async function deployMeanwhile(page: Page): Promise<void> {
  await page.route('**', (route: Route) => {
    const headers = route.request().headers()
    return headers['next-action'] ? route.continue({ headers: { ...headers, 'next-action': `40${'0'.repeat(40)}` } }) : route.fallback()
  })
}

/** The server answers actions and the API as it does when it crashes. */
async function break500(page: Page, isMeant: (route: Route) => boolean): Promise<void> {
  await page.route('**', (route) =>
    isMeant(route)
      ? route.fulfill({ status: 500, contentType: 'text/html', headers: { 'x-request-id': 'r-500' }, body: 'Internal Server Error' })
      : route.fallback(),
  )
}

const isAction = (route: Route) => route.request().headers()['next-action'] !== undefined

async function typeProduct(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Blue teapot')
  await page.getByLabel('Description').fill('Holds four cups.')
  await page.getByLabel('Price', { exact: true }).fill('41.50')
}

async function expectTyped(page: Page): Promise<void> {
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Blue teapot')
  await expect(page.getByLabel('Description')).toHaveValue('Holds four cups.')
  await expect(page.getByLabel('Price', { exact: true })).toHaveValue('41.50')
}

const save = (page: Page) => page.getByRole('button', { name: 'Put on sale' }).click()

test('a product form older than the shop says so in place, and keeps what was typed over the reload', async ({ shopWith, sellerOf }) => {
  const page = await sellerOf(await shopWith(), '/sell/products/new')
  await typeProduct(page)
  await deployMeanwhile(page)
  await save(page)
  const alert = page.getByRole('alert').filter({ hasText: OUTDATED })
  await expect(alert).toBeFocused()
  await expectTyped(page)
  await expectAccessible(page)
  await page.unrouteAll()
  await alert.getByRole('button', { name: 'Reload the page' }).click()
  await expect(alert).toHaveCount(0)
  await expectTyped(page)
  await save(page)
  await expect(page).toHaveURL(/\/sell\/products\?done=created/)
  await page.goto('/sell/products/new')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
})

test('an error of ours and a lost connection are two sentences, and the product form keeps what was typed', async ({ shopWith, sellerOf }) => {
  const page = await sellerOf(await shopWith(), '/sell/products/new')
  await typeProduct(page)
  await break500(page, isAction)
  await save(page)
  await expect(page.getByRole('alert').filter({ hasText: OURS })).toBeVisible()
  await page.unrouteAll()
  await page.context().setOffline(true)
  await save(page)
  await expect(page.getByRole('alert').filter({ hasText: OFFLINE })).toBeVisible()
  await expectTyped(page)
  await page.context().setOffline(false)
  await save(page)
  await expect(page).toHaveURL(/\/sell\/products\?done=created/)
})

test('a seller whose session ended while they typed signs in and finds what was typed', async ({ shopWith, sellerOf, mailbox }) => {
  const shop = await shopWith()
  const page = await sellerOf(shop, '/sell/products/new')
  await typeProduct(page)
  await page.context().clearCookies()
  await save(page)
  await expect(page).toHaveURL(/\/signin\?next=/)
  await signIn(page, mailbox, shop.email, '/sell/products/new')
  await expect(page).toHaveURL(/\/sell\/products\/new/)
  await expectTyped(page)
})

test('the cart and a dialog say whose fault it is in place, and never fall to the error page', async ({ page, shopWith, sellerOf }) => {
  const shop = await shopWith()
  await page.goto(`/products/${shop.product.slug}`)
  await deployMeanwhile(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('alert').filter({ hasText: OUTDATED })).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('Added to your cart.')).toBeVisible()

  const seller = await sellerOf(shop, '/sell/settings')
  await break500(seller, isAction)
  await seller.getByRole('button', { name: 'Disconnect' }).click()
  await seller.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(seller.getByRole('dialog').getByRole('alert').filter({ hasText: OURS })).toBeVisible()
})

test('a checkout that our side fails says so, with the reference, and pays when it is tried again', async ({ page, email, shopWith }) => {
  await goToCheckout(page, await shopWith())
  await fillCheckout(page, email('again'))
  await break500(page, (route) => route.request().method() === 'POST' && route.request().url().endsWith('/api/checkout'))
  await payButton(page).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Order not received' })
  await expect(alert).toContainText('Something went wrong on our side before the order was placed. Error reference: r-500 Nothing was charged.')
  await page.unrouteAll()
  await payButton(page).click()
  await receiptOf(page)
})

test('a browser that keeps no cookies is told so, before anything is ordered', async ({ page, email, shopWith }) => {
  const shop = await shopWith()
  await page.goto(`/products/${shop.product.slug}`)
  await forgetCookiesBeforePosts(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('Your browser does not accept cookies from this shop')).toBeVisible()
  await page.unrouteAll()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('cookies'))
  await forgetCookiesBeforePosts(page)
  await payButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not paid' })).toContainText('Your browser does not accept cookies from this shop')
  await page.unrouteAll()
  await page.reload()
  await expect(page.getByLabel('E-mail')).toHaveValue(email('cookies'))
})

/** Whatever the page loads meanwhile may bring a cookie again: each POST is sent without any, whenever it goes. */
async function forgetCookiesBeforePosts(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await page.context().clearCookies()
    await route.continue()
  })
}
