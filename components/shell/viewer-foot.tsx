import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { SignOut } from './sign-out'

const LINK = 'whitespace-nowrap py-1 underline-offset-3 hover:underline'

/** Who is signed in, and the ways out. */
export function ViewerFoot({ email }: { email: string }) {
  const t = useTranslations('common.nav')
  return (
    <div className="flex flex-col gap-1">
      <p dir="auto" className="truncate text-muted" title={email}>
        {email}
      </p>
      <div className="flex flex-wrap gap-x-4">
        <Link href="/" className={LINK}>
          {t('storefront')}
        </Link>
        <Link href="/account/security" className={LINK}>
          {t('security')}
        </Link>
        <SignOut className={LINK} />
      </div>
    </div>
  )
}
