import { Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import type { Completion } from '@/lib/domain/order/order'

const CHOICES: { value: Completion; label: string; hint: string }[] = [
  { value: 'all_or_nothing', label: 'All or nothing', hint: 'Nobody is charged unless every seller can be paid.' },
  { value: 'keep_what_worked', label: 'Keep what worked', hint: 'Those that can be paid are; for the rest you can try another card.' },
]

/** What becomes of the others when one seller cannot be paid. Where nothing can be chosen any more, what stands is only said. */
export function CompletionChoice({ chosen, onChoose, disabled }: { chosen: Completion; onChoose: (choice: Completion) => void; disabled: boolean }) {
  if (disabled) {
    const choice = CHOICES.find(({ value }) => value === chosen)
    return (
      <p className="text-muted text-sm">
        <span className="font-medium text-ink">{choice?.label}.</span> {choice?.hint}
      </p>
    )
  }
  return (
    <RadioGroup legend="If a seller cannot be paid">
      {CHOICES.map(({ value, label, hint }) => (
        <Radio key={value} name="completion" value={value} checked={chosen === value} onChange={() => onChoose(value)} label={label} hint={hint} />
      ))}
    </RadioGroup>
  )
}
