import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'

export default function NotFound() {
  return (
    <EmptyState level={1} title="This page is not here" action={<LinkButton href="/">Go to the storefront</LinkButton>}>
      The address may be mistyped, or what it showed has been taken away.
    </EmptyState>
  )
}
