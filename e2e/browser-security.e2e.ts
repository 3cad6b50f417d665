import { expect, test } from './fixtures'

test('scripts from elsewhere and scripts without the nonce do not run', async ({ browser, baseURL }) => {
  // A page of a browser that nobody watches: what it complains about is the point.
  const page = await browser.newPage({ ...(baseURL && { baseURL }) })
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
  await page.close()
})

test('a form on another site changes nothing here', async ({ page, email, signIn }) => {
  await signIn(email('stays'), '/sell')
  for (const origin of ['https://evil.example', 'null']) {
    const response = await page.request.post('/signout', { headers: { origin } })
    expect(response.status()).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'other_origin' })
  }
  await page.goto('/sell')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open your shop')
})

test('every answer has a content security policy and forbids frames', async ({ page }) => {
  const paths = [
    '/',
    '/nothing',
    '/icon.svg',
    '/icon.svgfoo',
    '/favicon.ico',
    '/_next/static/nothing.js',
    '/pictures/nothing',
    '/api/nothing',
    '/api/auth/_log',
  ]
  for (const path of [...paths, '/account/orders', '/admin', '/api/health', '/api/stripe/webhooks/platform', '/signin/check-mail']) {
    const headers = (await page.request.get(path, { maxRedirects: 0 })).headers()
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
  }
})

test('the mailbox is shown to this machine alone', async ({ playwright, baseURL }) => {
  const statusOf = async (headers: Record<string, string>) => {
    const context = await playwright.request.newContext({ ...(baseURL && { baseURL }), extraHTTPHeaders: headers })
    return (await context.get('/mailbox')).status()
  }
  expect(await statusOf({})).toBe(200)
  for (const [name, value] of [
    ['host', 'shop.example'],
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-host', 'abc.tunnel.example'],
  ] as const) {
    expect(await statusOf({ [name]: value })).toBe(404)
  }
})
