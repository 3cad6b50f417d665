import { CircleAlert, CircleCheck, CircleDashed, Clock } from 'lucide-react'
import { Card } from '@/components/ui/data/card'
import { Badge } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ChecklistStep, StepAction, StepStatus } from '@/lib/domain/sellers/seller-checklist'
import { ConnectButton } from './connect-button'

const LOOK: Record<StepStatus, { icon: typeof Clock; className: string; text: string }> = {
  done: { icon: CircleCheck, className: 'text-good', text: 'Done' },
  todo: { icon: CircleDashed, className: 'text-line-strong', text: 'To do' },
  attention: { icon: CircleAlert, className: 'text-danger', text: 'Needs you' },
  waiting: { icon: Clock, className: 'text-line-strong', text: 'Later' },
}

/** The steps to the first sale. Each row: how it stands, what it is, why, and the verb that fits. */
export function Checklist({ steps }: { steps: ChecklistStep[] }) {
  return (
    <Card padded={false}>
      <ol className="divide-y divide-line">
        {steps.map((step) => (
          <Step key={step.id} step={step} isNext={step === nextStep(steps)} />
        ))}
      </ol>
    </Card>
  )
}

function nextStep(steps: ChecklistStep[]): ChecklistStep | undefined {
  return steps.find((step) => step.action && (step.status === 'todo' || step.status === 'attention') && !step.optional)
}

function Step({ step, isNext }: { step: ChecklistStep; isNext: boolean }) {
  const { icon: Icon, className, text } = LOOK[step.status]
  return (
    <li className="flex flex-col gap-3 px-5 py-4 sm:flex-row sm:items-center sm:gap-4">
      <div className="flex min-w-0 flex-1 gap-3.5">
        <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${className}`} />
        <div className="flex min-w-0 flex-col gap-0.5">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <span className="sr-only">{text}: </span>
            {step.label}
            {step.optional && <Badge>Optional</Badge>}
          </p>
          <p className="text-muted text-sm">{step.reason}</p>
          {step.blockers.length > 0 && (
            <ul className="mt-1 list-disc pl-5 text-sm">
              {step.blockers.map((blocker) => (
                <li key={blocker}>{blocker}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      {step.action && (
        <div className="pl-8.5 sm:pl-0">
          <Action action={step.action} isNext={isNext} label={step.label} />
        </div>
      )}
    </li>
  )
}

function Action({ action, isNext, label }: { action: StepAction; isNext: boolean; label: string }) {
  const variant = isNext ? 'primary' : 'secondary'
  if (action.kind === 'connect') return <ConnectButton verb={action.verb} variant={variant} size="sm" />
  const elsewhere = action.kind === 'elsewhere'
  return (
    <LinkButton
      href={action.href}
      external={elsewhere}
      variant={variant}
      size="sm"
      aria-label={`${action.verb}: ${label}${elsewhere ? ', opens Stripe' : ''}`}
      {...(elsewhere && { target: '_blank', rel: 'noopener noreferrer' })}
    >
      {action.verb}
    </LinkButton>
  )
}
