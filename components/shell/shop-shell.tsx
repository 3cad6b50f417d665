import { ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'
import { Brand } from './brand'
import { NavLink } from './nav-link'
import { SkipLink } from './skip-link'
import { type Theme, ThemeChoice } from './theme-choice'

/** Who is looking, as far as the frame of a page cares. */
export type ShellViewer = { email: string; isOperator: boolean; sellerId: string | null } | null

const LINK = 'inline-flex min-h-11 items-center rounded-md px-2.5 text-sm text-ink hover:bg-sunken sm:px-3'
const HERE = 'font-semibold'

/**
 * The frame of everything a buyer sees: name, a few links, the page, a quiet foot.
 * @param inCart how many pieces the cart holds
 */
export function ShopShell({ viewer, theme, inCart, children }: { viewer: ShellViewer; theme: Theme; inCart: number; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-line border-b bg-ground">
        <div className="mx-auto flex max-w-6xl items-center justify-between gap-3 px-4 py-2.5 sm:px-6">
          <Brand />
          <nav aria-label="Main" className="-mr-2.5 flex items-center gap-0.5">
            <ViewerLinks viewer={viewer} />
            <CartLink inCart={inCart} />
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 sm:px-6 sm:py-12">
        {children}
      </main>
      <footer className="border-line border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 text-muted text-sm sm:px-6">
          <p className="max-w-xl">
            Every shop here is paid straight into its own Stripe account. Cards are handled by Stripe; we never see the number.
          </p>
          <ThemeChoice initial={theme} />
        </div>
      </footer>
    </div>
  )
}

function ViewerLinks({ viewer }: { viewer: ShellViewer }) {
  return (
    <>
      {viewer?.isOperator && (
        <NavLink href="/admin" className={LINK} activeClassName={HERE}>
          Admin
        </NavLink>
      )}
      <NavLink href="/sell" className={LINK} activeClassName={HERE}>
        {viewer?.sellerId ? 'Your shop' : 'Sell'}
      </NavLink>
      {viewer ? (
        <NavLink href="/account/orders" className={LINK} activeClassName={HERE}>
          Orders
        </NavLink>
      ) : (
        <NavLink href="/signin" className={LINK} activeClassName={HERE}>
          Sign in
        </NavLink>
      )}
    </>
  )
}

function CartLink({ inCart }: { inCart: number }) {
  return (
    <NavLink href="/cart" className={`${LINK} gap-2`} activeClassName={HERE}>
      <ShoppingBag aria-hidden className="size-4.5" />
      <span className="sr-only sm:not-sr-only">Cart</span>
      {inCart > 0 && (
        <span className="min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-on-accent text-xs tabular-nums leading-5">
          {inCart}
          <span className="sr-only">{inCart === 1 ? ' item' : ' items'}</span>
        </span>
      )}
    </NavLink>
  )
}
