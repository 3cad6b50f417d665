import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

// One after the other: one of them makes Stripe's next answer get lost.
test.describe.configure({ mode: 'default' })

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const step = (page: Page, label: string) => page.getByRole('listitem').filter({ hasText: label })

async function openShop(page: Page, name: string): Promise<void> {
  await page.goto('/sell')
  await page.getByLabel('Name of your shop').fill(name)
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await expect(title(page)).toHaveText(name)
}

/** Presses Connect and stands on Stripe's page. */
async function toStripe(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /connect/i })
    .first()
    .click()
  await page.waitForURL(/\/oauth\/authorize/)
}

async function signInAtStripe(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Email').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Gives consent on Stripe's page without letting the browser go back: the address it would open. */
async function consentWithoutReturning(page: Page, accountId: string): Promise<string> {
  const response = await page.request.post(page.url(), {
    form: { action: 'connect', account: accountId },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  })
  return response.headers().location ?? ''
}

function withoutCookie(page: Page, name: RegExp): Promise<void> {
  return page.context().clearCookies({ name })
}

async function strangerTitle(browser: Browser, url: string): Promise<string> {
  const stranger = await browser.newPage()
  await stranger.goto(url)
  const text = await stranger.getByRole('heading', { level: 1 }).innerText()
  await stranger.close()
  return text
}

test('a seller denies, then connects, sees what Stripe asks, answers it, leaves and comes back', async ({ page, email, signIn, stripe }) => {
  const me = email('connects')
  const account = await stripe.account({ email: me, business_name: 'Anna Pots', charges_enabled: false })
  await signIn(me, '/sell')
  await expectAccessible(page)
  await openShop(page, 'Anna’s shop')
  await expectAccessible(page)

  await toStripe(page)
  await page.getByRole('button', { name: /Cancel and return/ }).click()
  await expect(title(page)).toHaveText('You did not connect Stripe')
  await expectAccessible(page)

  await toStripe(page)
  await signInAtStripe(page, account)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(title(page)).toHaveText('Connected to Anna Pots')
  await expect(page.getByText('Stripe still asks for something')).toBeVisible()
  await expect(step(page, 'Answer what Stripe asks').getByRole('link', { name: /^Fix/ })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/sell')
  await stripe.change(account.id, { charges_enabled: true, payouts_enabled: true, currently_due: [] })
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(step(page, 'Answer what Stripe asks')).toContainText('Nothing is missing')

  await page.goto('/sell/settings')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByText('You disconnected Anna Pots. Your products are paused; nothing is lost.')).toBeVisible()
  await toStripe(page)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(title(page)).toHaveText('Connected to Anna Pots')
})

test('a return from Stripe works in its own browser, for its own seller, once', async ({ page, browser, email, signIn, stripe }) => {
  const me = email('returns')
  const account = await stripe.account({ email: me, business_name: 'Returning' })
  await signIn(me, '/sell')
  await openShop(page, 'Returning')
  await toStripe(page)
  await signInAtStripe(page, account)
  await page.getByRole('heading', { name: /^Connect to/ }).waitFor()
  const back = await consentWithoutReturning(page, account.id)
  const cookies = await page.context().cookies()

  expect(await strangerTitle(browser, back)).toBe('Sign in')
  await withoutCookie(page, /souk-session$/)
  await page.goto(back)
  await expect(page.getByText('You were signed out on the way back from Stripe')).toBeVisible()
  await page.context().addCookies(cookies)
  await withoutCookie(page, /souk-connect$/)
  await page.goto(back)
  await expect(title(page)).toHaveText('You began in another browser')
  await page.context().addCookies(cookies)
  await page.goto(back.replace(/state=[^&]+/, 'state=made.up.here'))
  await expect(title(page)).toHaveText('This return does not belong to a request of ours')

  await page.context().addCookies(cookies)
  await page.goto(back)
  await expect(title(page)).toHaveText('Connected to Returning')
  await page.context().addCookies(cookies)
  await page.goto(back)
  await expect(title(page)).toHaveText('This return from Stripe was used before')
  await page.goto('/sell/settings')
  await expect(page.getByText('Connected', { exact: true })).toBeVisible()
})

test('an account that serves another shop is refused', async ({ page, email, signIn, stripe }) => {
  const account = await stripe.account({ email: email('shared'), business_name: 'Shared' })
  await signIn(email('first'), '/sell')
  await openShop(page, 'First')
  await toStripe(page)
  await signInAtStripe(page, account)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(title(page)).toHaveText('Connected to Shared')
  await withoutCookie(page, /souk-session$/)
  await signIn(email('second'), '/sell')
  await openShop(page, 'Second')
  await toStripe(page)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(title(page)).toHaveText('That Stripe account belongs to another shop here')
  await expectAccessible(page)
})

test('when the answer of Stripe is lost, the seller learns it, and trying again connects', async ({ page, email, signIn, stripe }) => {
  const me = email('lost')
  const account = await stripe.account({ email: me, business_name: 'Lost and found' })
  await signIn(me, '/sell')
  await openShop(page, 'Lost and found')
  await toStripe(page)
  await signInAtStripe(page, account)
  await stripe.fault({ method: 'POST', path: '^/oauth/token$', account: account.id, action: 'reset_after' })
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(title(page)).toHaveText('Stripe’s answer did not reach us')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.waitForURL(/\/oauth\/authorize/)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(title(page)).toHaveText(/^Connected to/)
})

test('a keyboard alone connects', async ({ page, email, signIn }) => {
  await signIn(email('keys'), '/sell')
  await openShop(page, 'Keys')
  const connect = page.getByRole('button', { name: 'Connect with Stripe' })
  for (let presses = 0; presses < 40 && !(await connect.evaluate((button) => button === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/oauth\/authorize/)
})

test('scripts from elsewhere and scripts without the nonce do not run', async ({ page }) => {
  await page.goto('/signin')
  const blocked = await page.evaluate(async () => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.blockedURI))
    const elsewhere = Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })
    document.head.append(elsewhere)
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.title = \'owned\'">')
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { seen, title: document.title }
  })
  expect(blocked.seen).toContain('https://evil.example/x.js')
  expect(blocked.seen).toContain('inline')
  expect(blocked.title).not.toBe('owned')
})

test('a form on another site changes nothing here', async ({ page, email, signIn }) => {
  await signIn(email('stays'), '/sell')
  for (const origin of ['https://evil.example', 'null']) {
    const response = await page.request.post('/signout', { headers: { origin } })
    expect(response.status()).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'other_origin' })
  }
  await page.goto('/sell')
  await expect(title(page)).toHaveText('Open your shop')
})
