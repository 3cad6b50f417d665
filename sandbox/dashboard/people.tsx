/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { personsOf } from '@/sandbox/accounts/account-requirements'
import { presentPerson } from '@/sandbox/http/present'
import { plain } from './format'
import { Badge, Table } from './parts'
import type { View } from './view'

const ROLES = ['representative', 'owner', 'director', 'executive', 'authorizer', 'legal_guardian'] as const

function rolesOf({ relationship }: Stripe.Person): string {
  return (
    ROLES.filter((role) => relationship?.[role])
      .map(plain)
      .join(', ') || '—'
  )
}

/** The people behind an account, and what Stripe still wants to know of each. Nothing for accounts that came with everything told. */
export const People: FC<{ view: View; account: string }> = ({ view, account }) => {
  const persons = personsOf(view.world, account)
  if (persons.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">People</h2>
      <Table
        label="People"
        columns={['Name', 'Person', 'Roles', 'Verification', 'Currently due']}
        empty=""
        rows={persons.map((row) => {
          const person = presentPerson(view.world, row)
          const status = person.verification?.status ?? 'unverified'
          return [
            [person.first_name, person.last_name].filter(Boolean).join(' ') || 'No name yet',
            <span class="id">{person.id}</span>,
            rolesOf(person),
            <Badge status={status} />,
            (person.requirements?.currently_due ?? []).join(', ') || '—',
          ]
        })}
      />
    </section>
  )
}
