import { type Browser, chromium, type Page } from '@playwright/test'
import { BRANCH, DEPLOYMENT, STABLE, startPreviewWorld } from '@/tools/journeys/preview-world'
import { expect, expectAccessible, type Mailbox, signIn, test } from './fixtures'
import { localStripe } from './local-stripe'
import { addProduct, expectBuyable, expectPaused, giveAccess, goToStripe, heldReturn, openShop } from './seller'

// Stripe sends sellers back to registered addresses only, and a preview gets a new one with every deployment.
test.describe.configure({ timeout: 300_000 })

const RELAY = {
  CONNECT_RELAY_URL: `https://${STABLE}`,
  CONNECT_RELAY_SECRET: 'shared by the stable host and its previews',
  CONNECT_PREVIEW_HOSTS: 'souk-*-team.vercel.app',
}
const NO_RELAY = { CONNECT_RELAY_URL: '', CONNECT_RELAY_SECRET: '', CONNECT_PREVIEW_HOSTS: '' }
const callbackOf = (host: string) => `https://${host}/api/connect/callback`

type World = { stripe: ReturnType<typeof localStripe>; pageAt: (host: string) => Promise<Page>; close: () => Promise<void> }

async function open(folder: string, registered: string[], relay: Record<string, string>): Promise<World> {
  const world = await startPreviewWorld({ folder, registered, relay, databaseUrl: process.env.JOURNEY_DATABASE_URL ?? '' })
  const { CHROMIUM_PATH } = process.env
  const browser: Browser = await chromium.launch({
    ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
    args: [`--host-resolver-rules=MAP *.vercel.app 127.0.0.1:${world.proxyPort}`],
  })
  const pageAt = async (host: string) => (await browser.newContext({ baseURL: `https://${host}`, ignoreHTTPSErrors: true })).newPage()
  const close = async () => {
    await browser.close()
    await world.close()
  }
  return { stripe: localStripe(world.stripeUrl), pageAt, close }
}

/** Denies, connects, opens the return again, and sees what Stripe's webhook says: on the preview, wherever Stripe sends the seller first. */
async function connectOnPreview(world: World, page: Page, seller: { mailbox: Mailbox; email: string }, redirectUri: string): Promise<void> {
  await signIn(page, seller.mailbox, seller.email, '/sell')
  await openShop(page, 'Preview goods')
  const bowl = await addProduct(page, 'Preview bowl')
  const account = await world.stripe.control.createAccount({ email: `at-stripe.${seller.email}`, business_name: 'Preview Ceramics' })

  await goToStripe(page)
  expect(new URL(page.url()).searchParams.get('redirect_uri')).toBe(redirectUri)
  await page.getByRole('button', { name: /^Cancel and return/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You did not connect Stripe')
  expect(new URL(page.url()).host).toBe(BRANCH)

  await goToStripe(page)
  const back = await heldReturn(page, () => giveAccess(page, account))
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri)
  await page.goto(back.href)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connected to Preview Ceramics')
  expect(new URL(page.url()).host).toBe(BRANCH)
  await page.goto(back.href)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has been used already')

  // Nobody looks at a page of the seller's from here on: only the webhook can tell.
  await expectBuyable(page, bowl)
  await world.stripe.control.changeAccount(account.id, { charges_enabled: false, currently_due: ['individual.verification.document'] })
  await expectPaused(page, bowl, 'Preview goods')
}

test('a preview at its branch address connects with that address, which Stripe’s test mode knows', async ({ mailbox, email }, info) => {
  const world = await open(info.outputPath('world'), [callbackOf(STABLE), callbackOf(BRANCH)], NO_RELAY)
  const page = await world.pageAt(BRANCH)
  const me = email('direct-preview')
  await signIn(page, mailbox, me, '/sell')
  expect(new URL(page.url()).host).toBe(BRANCH)
  await connectOnPreview(world, await world.pageAt(BRANCH), { mailbox, email: email('direct-seller') }, callbackOf(BRANCH))

  await openShop(page, 'Second preview shop')
  await expect(page.getByText(callbackOf(BRANCH))).toBeVisible()
  await expectAccessible(page)

  // Its address for this one deployment is registered nowhere: it leads to the branch's.
  const deployment = await world.pageAt(DEPLOYMENT)
  await signIn(deployment, mailbox, email('direct-deployment'), '/sell')
  await openShop(deployment, 'Deployment shop')
  await deployment.getByRole('button', { name: 'Connect with Stripe' }).click()
  await expect(deployment.getByRole('heading', { level: 1 })).toHaveText('This address is not registered at Stripe')
  await expectAccessible(deployment)
  await deployment.getByRole('link', { name: `https://${BRANCH}/sell` }).click()
  await expect(deployment).toHaveURL(new RegExp(`^https://${BRANCH}/signin`))

  // The stable host goes its own way meanwhile.
  const stable = await world.pageAt(STABLE)
  await signIn(stable, mailbox, email('direct-stable'), '/sell')
  await openShop(stable, 'Stable shop')
  await goToStripe(stable)
  expect(new URL(stable.url()).searchParams.get('redirect_uri')).toBe(callbackOf(STABLE))
  await stable.getByRole('button', { name: 'Skip this form' }).click()
  await expect(stable.getByRole('heading', { level: 1 })).toHaveText(/^Connected to/)
  await world.close()
})

test('a preview connects through the relay of the stable host, at whichever of its addresses it was opened', async ({ mailbox, email }, info) => {
  const relayUri = `https://${STABLE}/api/connect/relay`
  const world = await open(info.outputPath('world'), [callbackOf(STABLE), relayUri], RELAY)
  await connectOnPreview(world, await world.pageAt(BRANCH), { mailbox, email: email('relayed-seller') }, relayUri)

  const deployment = await world.pageAt(DEPLOYMENT)
  await signIn(deployment, mailbox, email('relayed-deployment'), '/sell')
  await openShop(deployment, 'Relayed deployment')
  await goToStripe(deployment)
  expect(new URL(deployment.url()).searchParams.get('redirect_uri')).toBe(relayUri)
  await deployment.getByRole('button', { name: 'Skip this form' }).click()
  await expect(deployment.getByRole('heading', { level: 1 })).toHaveText(/^Connected to/)
  expect(new URL(deployment.url()).host).toBe(DEPLOYMENT)

  // A stranger's state leads nowhere.
  const stable = await world.pageAt(STABLE)
  await stable.goto('/api/connect/relay?code=ac_1&state=made.up.state')
  await expect(stable.getByRole('heading', { level: 1 })).toHaveText('This link is not valid')
  await world.close()
})
