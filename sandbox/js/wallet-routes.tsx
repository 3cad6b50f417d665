/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { isKeyOf, isOneOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { invalidRequest } from '@/sandbox/http/errors'
import { insertWalletToken, WALLET_CARDS } from '@/sandbox/payments/wallet-tokens'
import { WALLETS } from '@/sandbox/payments/wallets'
import { answerFrame } from './answer-frame'
import { WalletPage } from './pages/wallet-page'
import { sendFrame } from './send-frame'

/** What the wallet's window gives for the card that was chosen in it. Throws 400 for one that lies in no wallet, and for another page than that window. */
async function tokenOf(c: Context, world: World, account: string): Promise<object> {
  const form = await c.req.parseBody()
  const { wallet, card } = form
  if (c.req.header('Origin') !== world.url) throw invalidRequest('Only the window of a wallet gives its cards.')
  if (!isOneOf(WALLETS, wallet)) throw invalidRequest(`There is no wallet ${String(wallet)}.`, { param: 'wallet' })
  if (typeof card !== 'string' || !isKeyOf(WALLET_CARDS, card)) throw invalidRequest('This card lies in no wallet.', { param: 'card' })
  return world.store.transaction(() => insertWalletToken(world, account, wallet, card, null))
}

/** The window of a wallet, and the token that it gives. */
export function walletRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/js/wallet', (c) => sendFrame(c, <WalletPage />))
  app.post('/js/wallet-token', (c) => answerFrame(c, world, (account) => tokenOf(c, world, account)))
  return app
}
