import { startFurtherShop } from '@/tools/journeys/further-shop'
import { hasNginx, LOCATION, startNginx } from '@/tools/journeys/nginx'
import { hasPgBouncer, startPgBouncer } from '@/tools/postgres/pgbouncer'
import { freePort } from '@/tools/start/ports'
import { fillCheckout, payButton, receiptOf } from './buying'
import { expect, test } from './shops'

const NAME = 'souk.localhost'

// nginx as docs/deploy.md has it: Host becomes the address of the shop behind it, unless it is passed on.
for (const [how, line] of [
  ['rewrites Host', ''],
  ['passes Host on', 'proxy_set_header Host $http_host;'],
] as const) {
  test(`behind nginx, which ends https and ${how}, and with PgBouncer in front of the database, a guest buys and a worker mails`, async ({
    browser,
    mailbox,
    email,
    shopWith,
    watch,
  }, info) => {
    test.skip(!hasNginx() || !hasPgBouncer(), 'nginx and PgBouncer are not installed on this machine')
    const shop = await shopWith({ price: '34.00' })
    const pooler = await startPgBouncer(new URL(process.env.JOURNEY_DATABASE_URL ?? ''))
    const port = await freePort()
    const nginx = await startNginx(
      info.outputPath('nginx'),
      NAME,
      `${LOCATION(port)}`.replace('proxy_http_version', `${line}\n      proxy_http_version`),
    )
    const settings = { APP_URL: nginx.origin, DATABASE_URL: pooler.url, JOBS_IN_SERVER: 'yes' }
    const server = await startFurtherShop(settings, info.outputPath('shop.log'), undefined, port)
    const context = await browser.newContext({ baseURL: nginx.origin, ignoreHTTPSErrors: true })
    watch(context)
    const page = await context.newPage()
    const buyer = email('behind-nginx')

    await page.goto(`/products/${shop.product.slug}`)
    await page.getByRole('button', { name: 'Buy now', exact: true }).click()
    await fillCheckout(page, buyer)
    await payButton(page).click()
    const number = await receiptOf(page)
    expect(new URL(page.url()).origin).toBe(nginx.origin)
    expect((await mailbox.newest(buyer, /Your receipt/)).subject).toContain(number)
    const cookies = await context.cookies(nginx.origin)
    expect(cookies.every(({ secure }) => secure)).toBe(true)

    await context.close()
    await server.stop()
    await nginx.stop()
    await pooler.stop()
  })
}
