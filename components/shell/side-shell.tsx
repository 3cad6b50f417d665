import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Brand } from './brand'
import { MoreNav } from './more-nav'
import { NavLink } from './nav-link'
import { PreferenceChoices, type Preferences } from './preference-choices'
import { SkipLink } from './skip-link'

/** One entry of the navigation: `exact` for an overview whose address begins all the others; `badge` stands beside the label where there is room. */
export type SideNavEntry = { href: string; label: string; icon: ReactNode; exact?: boolean; badge?: ReactNode }

/**
 * The frame for work: a navigation at the side on wide screens, at the thumb on phones.
 * @param title what is worked on, such as the shop's name
 * @param foot shown under the navigation on wide screens and at the end of the page on phones, such as the address and "Sign out"
 */
export function SideShell({
  of,
  title,
  nav,
  preferences,
  foot,
  children,
}: {
  of: string
  title?: string
  nav: SideNavEntry[]
  preferences: Preferences
  foot?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('common.nav')
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside className="hidden border-line border-r bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:gap-6 lg:overflow-y-auto lg:p-4 print:hidden">
        <div className="px-2">
          <Brand of={of} />
          {title && (
            <p dir="auto" className="truncate text-muted text-sm">
              {title}
            </p>
          )}
        </div>
        <nav aria-label={t('side', { part: of })} className="flex flex-1 flex-col gap-0.5">
          {nav.map((entry) => (
            <SideLink key={entry.href} entry={entry} />
          ))}
        </nav>
        <div className="flex flex-col gap-3 border-line border-t px-2 pt-4 text-sm">
          {foot}
          <PreferenceChoices initial={preferences} />
        </div>
      </aside>
      <header className="flex items-center justify-between gap-4 border-line border-b bg-surface px-4 py-1.5 lg:hidden print:hidden">
        <Brand of={of} />
        {title && (
          <p dir="auto" className="min-w-0 truncate text-muted text-sm">
            {title}
          </p>
        )}
      </header>
      <div className="flex flex-col pb-20 lg:pb-0">
        <main id="content" tabIndex={-1} className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-8 px-4 py-7 sm:px-8 lg:py-10">
          {children}
        </main>
        <footer className="flex flex-col gap-3 border-line border-t px-4 py-5 text-sm sm:px-8 lg:hidden print:hidden">
          {foot}
          <PreferenceChoices initial={preferences} />
        </footer>
      </div>
      <BottomNav of={of} nav={nav} />
    </div>
  )
}

function SideLink({ entry }: { entry: SideNavEntry }) {
  return (
    <NavLink
      href={entry.href}
      exact={entry.exact}
      className="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm hover:bg-sunken [&_svg]:size-4.5"
      activeClassName="bg-accent-soft font-medium text-accent-strong hover:bg-accent-soft"
    >
      {entry.icon}
      <span>{entry.label}</span>
      <span>{entry.badge}</span>
    </NavLink>
  )
}

/** As many as a phone has room for: of more than five the rest stand behind "More". */
const AT_THE_THUMB = 5

function BottomNav({ of, nav }: { of: string; nav: SideNavEntry[] }) {
  const t = useTranslations('common.nav')
  const shown = nav.length > AT_THE_THUMB ? nav.slice(0, AT_THE_THUMB - 1) : nav
  const rest = nav.slice(shown.length)
  return (
    <nav
      aria-label={t('bottom', { part: of })}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      {shown.map((entry) => (
        <NavLink
          key={entry.href}
          href={entry.href}
          exact={entry.exact}
          className="flex min-h-14 min-w-16 flex-1 flex-col items-center justify-center gap-0.5 text-muted text-xs -outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent [&_svg]:size-5"
        >
          {entry.icon}
          <span>{entry.label}</span>
        </NavLink>
      ))}
      {rest.length > 0 && (
        <MoreNav label={t('more')} icon={<Ellipsis aria-hidden />}>
          {rest.map((entry) => (
            <SideLink key={entry.href} entry={entry} />
          ))}
        </MoreNav>
      )}
    </nav>
  )
}
