/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { HtmlPage } from '@/sandbox/http/html-page'
import { WALLET_CARDS } from '@/sandbox/payments/wallet-tokens'

/** The window of a wallet: who is paid, and the cards that lie in it. Its script says whose wallet it is. */
export const WalletPage: FC = () => (
  <HtmlPage title="Wallet" styles={['/js/challenge.css', '/js/wallet.css']} script="/js/wallet-frame.js" isHidden>
    <header>
      <span id="name" />
      <small>Test mode</small>
    </header>
    <main>
      <h1 id="title">Pay</h1>
      <dl id="facts" />
      <form id="wallet" novalidate>
        <fieldset>
          <legend>Card</legend>
          {Object.entries(WALLET_CARDS).map(([number, says], at) => (
            <label>
              <input type="radio" name="card" value={number} checked={at === 0} />
              <span>
                Visa ···· {number.slice(-4)}
                <small>{says}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit" id="pay" />
        <button type="button" id="cancel">
          Cancel
        </button>
      </form>
      <p id="wallet-status" role="status" />
    </main>
  </HtmlPage>
)
