import { Brand } from '@/components/shell/brand'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'

export const metadata = { title: 'Not found' }

/** For addresses that belong to no part of the house. */
export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-8">
      <Brand />
      <EmptyState level={1} title="This page is not here" action={<LinkButton href="/">Go to the storefront</LinkButton>}>
        The address may be mistyped, or what it showed has been taken away.
      </EmptyState>
    </main>
  )
}
