import { expect, expectAccessible, signInLinkOf, test } from './fixtures'

test('a link in a mail signs in, once', async ({ page, mailbox, email, signIn, browser, baseURL }) => {
  const me = email('reader')
  await signIn(me, '/account/orders')
  await expect(page).toHaveURL(/\/account\/orders/)
  await expectAccessible(page)

  const { text } = await mailbox.newest(me, /sign in/i)
  const stranger = await browser.newPage({ ...(baseURL && { baseURL }) })
  await stranger.goto(signInLinkOf(text))
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
  await expectAccessible(stranger)
  await stranger.close()
})

test('the sign-in page is accessible', async ({ page }) => {
  await page.goto('/signin')
  await expectAccessible(page)
})

test('the gallery of mails is in development only', async ({ page }) => {
  for (const path of ['/dev/mails', '/dev/mails/receipt/html']) expect((await page.request.get(path)).status()).toBe(404)
})
