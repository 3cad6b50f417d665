import Link from 'next/link'
import { SignOut } from './sign-out'

const LINK = 'py-1 underline-offset-3 hover:underline'

/** Who is signed in, and the ways out. */
export function ViewerFoot({ email }: { email: string }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="truncate text-muted" title={email}>
        {email}
      </p>
      <div className="flex gap-4">
        <Link href="/" className={LINK}>
          Storefront
        </Link>
        <SignOut className={LINK} />
      </div>
    </div>
  )
}
