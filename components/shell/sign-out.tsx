import { useTranslations } from 'next-intl'

/** Ends the session. A plain form, so it works before any script has loaded. */
export function SignOut({ className }: { className: string }) {
  const t = useTranslations('common.nav')
  return (
    <form method="post" action="/signout">
      <button type="submit" className={className}>
        {t('signOut')}
      </button>
    </form>
  )
}
