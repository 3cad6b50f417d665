import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'

type Words = { label: string; hint?: string; submit: string }

/** A search box of the operator's pages. What is typed becomes part of the address; other props are the input's. */
export function SearchBox({ action, words, ...field }: { action: string; words: Words } & ComponentProps<typeof Input> & { name: string }) {
  return (
    <search>
      <form action={action} className="flex flex-wrap items-start gap-3">
        <Field label={words.label} name={field.name} hint={words.hint} className="min-w-0 flex-1 basis-72">
          <Input autoComplete="off" {...field} />
        </Field>
        <Button type="submit" className="sm:mt-6.5">
          <Search aria-hidden className="size-4" />
          <span>{words.submit}</span>
        </Button>
      </form>
    </search>
  )
}
