import { TextLink } from '@/components/ui/text-link'

/** Who is signed in, and the ways out. */
export function ViewerFoot({ email }: { email: string }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="truncate text-muted" title={email}>
        {email}
      </p>
      <p className="flex gap-4">
        <TextLink href="/">Storefront</TextLink>
        <TextLink href="/signout">Sign out</TextLink>
      </p>
    </div>
  )
}
