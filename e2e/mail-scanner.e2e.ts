import { expect, expectAccessible, signInLinkOf, test } from './fixtures'

test('a mail scanner that opens a link, by whatever method, leaves it to its reader', async ({ page, mailbox, email, playwright }) => {
  const me = email('scanned')
  await page.goto('/signin?next=/account/orders')
  await page.getByLabel('E-mail').fill(me)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.waitForURL(/check-mail/)
  const link = signInLinkOf((await mailbox.newest(me, /sign in/i)).text)
  await test.step('the scanner reads the link and what it was before, and is not signed in', async () => {
    const scanner = await playwright.request.newContext({ userAgent: 'LinkScanner/1.0' })
    const before = link.replace('/signin/link', '/api/auth/callback/email')
    for (const address of [link, before]) {
      for (const method of ['GET', 'HEAD', 'GET']) expect((await scanner.fetch(address, { method })).status()).toBe(200)
    }
    // A button that another site presses does nothing.
    const fields = Object.fromEntries(new URL(link).searchParams)
    const pressed = await scanner.post(new URL('/api/auth/callback/email', link).href, {
      form: fields,
      headers: { origin: 'https://scanner.example' },
    })
    expect(pressed.status()).toBe(403)
    const session = await scanner.get(new URL('/api/auth/session', link).href)
    expect(await session.json()).toEqual({})
    await scanner.dispose()
  })
  await test.step('its reader opens it where it was asked for, and presses the button', async () => {
    await page.goto(link)
    await expect(page.getByText(me)).toBeVisible()
    await expect(page.getByText('You requested this link in another browser')).toHaveCount(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/account\/orders/)
  })
})

test('a link that another browser opens says where it was asked for, and asks', async ({ page, mailbox, email, browser, baseURL }) => {
  const me = email('elsewhere')
  await page.goto('/signin')
  await page.getByLabel('E-mail').fill(me)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.waitForURL(/check-mail/)
  const other = await browser.newPage({ ...(baseURL && { baseURL }) })
  await other.goto(signInLinkOf((await mailbox.newest(me, /sign in/i)).text))
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Sign in on this browser?')
  await expect(other.getByText('You requested this link in another browser')).toBeVisible()
  await expect(other.getByText(/^It was requested in Chrome on \w+, /)).toBeVisible()
  await expectAccessible(other)
  await other.goto('/account/orders')
  await expect(other).toHaveURL(/\/signin\?/)
  await other.goBack()
  await other.getByRole('button', { name: 'Sign in here' }).click()
  await other.goto('/account/orders')
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(other).toHaveURL(/\/account\/orders/)
  await other.close()
})
