import type { ReactNode } from 'react'
import { readPreferences } from '@/app/preferences'
import { Brand } from '@/components/shell/brand'
import { PreferenceChoices } from '@/components/shell/preference-choices'
import { SkipLink } from '@/components/shell/skip-link'
import { ClientMessages } from '@/components/ui/client-messages'

/** The quiet frame of signing in and of the local mailbox. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex justify-center px-4 pt-8">
        <Brand />
      </header>
      <main id="content" tabIndex={-1} className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-6 px-4 py-8">
        <ClientMessages of={['auth.signIn', 'auth.error', 'errors']}>{children}</ClientMessages>
      </main>
      <footer className="flex justify-center px-4 py-6 text-sm">
        <PreferenceChoices initial={await readPreferences()} />
      </footer>
    </div>
  )
}
