import { notFound, permanentRedirect } from 'next/navigation'
import { categoryAt } from './category-at'

/** Outside of what is shown while the page loads, so that the answer has the status of what it says. */
export default async function CategoryLayout({ params, children }: LayoutProps<'/c/[slug]'>) {
  const at = await categoryAt((await params).slug)
  if (!at) notFound()
  if (!('place' in at)) {
    if (at.movedTo === null) notFound()
    permanentRedirect(`/c/${at.movedTo}`)
  }
  return children
}
