import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthCard } from '@/components/auth/auth-card'
import { SignInForm } from '@/components/auth/sign-in-form'
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
    <AuthCard title={t('title')} lead={t('lead')}>
      <SignInForm ways={signInWays()} next={path} reason={signInReason(typeof error === 'string' ? error : undefined)} />
    </AuthCard>
  )
}
