import { useTranslations } from 'next-intl'
import type { Requirement } from '@/lib/domain/sellers/requirements'

/** What Stripe asks for, a line each. */
export function RequirementList({ requirements, className }: { requirements: readonly Requirement[]; className?: string }) {
  const t = useTranslations('connect.requirement')
  if (requirements.length === 0) return null
  return (
    <ul className={`list-disc pl-5 ${className ?? ''}`}>
      {requirements.map(({ topic, name }) => (
        <li key={`${topic} ${name}`}>{t(topic, { name })}</li>
      ))}
    </ul>
  )
}
