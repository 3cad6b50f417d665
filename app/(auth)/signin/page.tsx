import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Card } from '@/components/ui/data/card'
import { signInWays } from '@/lib/auth/sign-in-ways'
import { currentViewer } from '@/lib/auth/viewer'
import { signInReason } from '@/lib/domain/wire/sign-in-error'
import { localPath } from '@/lib/http/local-path'
import { ownOrigin } from '@/lib/http/own-origin'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

/** Sign in by a link in a mail, or with GitHub or Google. Whoever is signed in goes on at once. */
export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const { next, callbackUrl, error } = await searchParams
  const wanted = [next, callbackUrl].find((value) => typeof value === 'string')
  const path = localPath(wanted, ownOrigin(await headers()))
  if (await currentViewer()) redirect(path as Route)
  const t = await getTranslations('auth.signIn')
  return (
    <Card className="mx-auto w-full max-w-md">
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-1.5">
          <h1 className="display text-3xl">{t('title')}</h1>
          <p className="text-muted">{t('lead')}</p>
        </header>
        <SignInForm ways={signInWays()} next={path} reason={signInReason(typeof error === 'string' ? error : undefined)} />
      </div>
    </Card>
  )
}
