import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { brand } from '@/brand'
import { CartBadge } from '@/components/cart/cart-count'
import { Heart, ShoppingBag } from '@/components/ui/icons'
import type { CartCount } from '@/lib/domain/wire/cart-count'
import { Brand } from './brand'
import { HeaderSearch } from './header-search'
import { LegalLinks } from './legal-links'
import { NavLink } from './nav-link'
import { PreferenceChoices, type Preferences } from './preference-choices'
import { SkipLink } from './skip-link'

/** Who is looking, as far as the frame of a page cares. */
export type ShellViewer = { email: string; isOperator: boolean; sellerId: string | null } | null

const LINK = 'inline-flex min-h-11 items-center rounded-md px-2.5 text-sm text-ink hover:bg-sunken sm:px-3'
const HERE = 'font-semibold'

/**
 * The frame of everything a buyer sees: name, a few links, the page, a quiet foot.
 * @param inCart what the cart holds
 */
export function ShopShell({
  viewer,
  preferences,
  inCart,
  children,
}: {
  viewer: ShellViewer
  preferences: Preferences
  inCart: CartCount
  children: ReactNode
}) {
  const t = useTranslations('common')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-line border-b bg-ground">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-3 gap-y-2 px-4 py-2.5 sm:flex-nowrap sm:gap-x-6 sm:px-6">
          <Brand />
          <HeaderSearch />
          <nav aria-label={t('nav.main')} className="-mr-2.5 flex flex-wrap items-center gap-0.5">
            <ViewerLinks viewer={viewer} />
            <WishlistLink />
            <CartLink inCart={inCart} />
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 sm:px-6 sm:py-12">
        {children}
      </main>
      <footer className="border-line border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 text-muted text-sm sm:px-6">
          <p className="max-w-xl">{t('footer.promise')}</p>
          <LegalLinks legal={brand.legal} />
          <PreferenceChoices initial={preferences} />
        </div>
      </footer>
    </div>
  )
}

function ViewerLinks({ viewer }: { viewer: ShellViewer }) {
  const t = useTranslations('common.nav')
  return (
    <>
      {viewer?.isOperator && (
        <NavLink href="/admin" className={LINK} activeClassName={HERE}>
          {t('admin')}
        </NavLink>
      )}
      <NavLink href="/sell" className={LINK} activeClassName={HERE}>
        {viewer?.sellerId ? t('yourShop') : t('sell')}
      </NavLink>
      {viewer ? (
        <NavLink href="/account/orders" className={LINK} activeClassName={HERE}>
          {t('orders')}
        </NavLink>
      ) : (
        <NavLink href="/signin" className={LINK} activeClassName={HERE}>
          {t('signIn')}
        </NavLink>
      )}
    </>
  )
}

function WishlistLink() {
  const t = useTranslations('common.nav')
  return (
    <NavLink href="/wishlist" className={LINK} activeClassName={HERE}>
      <Heart aria-hidden className="size-4.5" />
      <span className="sr-only">{t('wishlist')}</span>
    </NavLink>
  )
}

function CartLink({ inCart }: { inCart: CartCount }) {
  const t = useTranslations('common.nav')
  return (
    <NavLink href="/cart" className={`${LINK} gap-2`} activeClassName={HERE}>
      <ShoppingBag aria-hidden className="size-4.5" />
      <span className="sr-only sm:not-sr-only">{t('cart')}</span>
      <CartBadge drawn={inCart} />
    </NavLink>
  )
}
