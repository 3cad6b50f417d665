/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { idOf, pageOf } from '@/sandbox/dashboard/format'
import { Facts, Json, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { methodLine } from '@/sandbox/dashboard/read-payments'
import { RenewalForm } from '@/sandbox/dashboard/renewal-form'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { PAYMENT_COLUMNS, paymentCells } from './payments-page'

/** The account's customers, newest first. */
export const CustomersPage: FC<{ view: View; after?: string }> = ({ view, after }) => {
  const { rows, next } = pageOf(view.world.store.newest('customer', view.account.id), after)
  return (
    <Shell view={view} path="/customers" title="Customers">
      <h1>Customers</h1>
      <p class="lead">
        {view.isPlatform
          ? 'Customers of the platform, with the cards they saved.'
          : 'Customers of this account. Cards shared by a platform are copies of its own.'}
      </p>
      <section>
        <Table
          label="Customers"
          columns={['Email', 'Name', 'Customer', 'Cards', 'Created']}
          empty="No customers yet."
          rows={rows.map(({ object }) => [
            <a href={view.at(`/customers/${object.id}`)}>{object.email ?? 'No email'}</a>,
            object.name ?? '—',
            <span class="id">{object.id}</span>,
            String(methodsOf(view, object.id).length),
            <Time at={object.created} />,
          ])}
        />
      </section>
      <Older href={view.at('/customers')} next={next} />
    </Shell>
  )
}

function methodsOf(view: View, customer: string): Stripe.PaymentMethod[] {
  const methods: Stripe.PaymentMethod[] = []
  for (const row of view.world.store.newest('payment_method', view.account.id)) if (idOf(row.object.customer) === customer) methods.push(row.object)
  return methods
}

type CustomerProps = { view: View; customer: Stripe.Customer; notice?: string; problem?: string }

/** One customer: facts, saved cards and what their bank does, payments. `problem` is why a renewal was refused. */
export const CustomerPage: FC<CustomerProps> = ({ view, customer, notice, problem }) => {
  const methods = methodsOf(view, customer.id)
  const payments: Stripe.PaymentIntent[] = []
  for (const row of view.world.store.newest('payment_intent', view.account.id))
    if (idOf(row.object.customer) === customer.id) payments.push(row.object)
  return (
    <Shell view={view} path="/customers" title={customer.email ?? customer.id} notice={notice}>
      <p class="crumb">
        <a href={view.at('/customers')}>Customers</a>
      </p>
      <div class="head">
        <h1>{customer.email ?? customer.name ?? 'Customer'}</h1>
        <span class="id">{customer.id}</span>
      </div>
      <section aria-labelledby="details">
        <h2 id="details">Details</h2>
        <Facts
          rows={[
            ['Email', customer.email ?? 'None'],
            ['Name', customer.name ?? null],
            ['Description', customer.description],
            ['Created', <Time at={customer.created} />],
            ...Object.entries(customer.metadata).map(([key, value]): [string, string] => [`Metadata ${key}`, value]),
          ]}
        />
      </section>
      <section aria-labelledby="methods">
        <h2 id="methods">Payment methods</h2>
        <Table
          label="Payment methods"
          columns={['Kind', 'Expires', 'Payment method', 'Fingerprint', 'Created']}
          empty="No saved payment methods."
          rows={methods.map((method) => [
            methodLine(method) ?? method.type,
            method.card ? `${String(method.card.exp_month).padStart(2, '0')} / ${method.card.exp_year}` : '—',
            <span class="id">{method.id}</span>,
            <span class="id">{method.card?.fingerprint ?? method.us_bank_account?.fingerprint ?? '—'}</span>,
            <Time at={method.created} />,
          ])}
        />
      </section>
      <RenewalForm view={view} customer={customer.id} methods={methods} problem={problem} />
      <section aria-labelledby="payments">
        <h2 id="payments">Payments</h2>
        <Table label="Payments" columns={PAYMENT_COLUMNS} empty="No payments yet." rows={payments.map((intent) => paymentCells(view, intent))} />
      </section>
      <details class="more card">
        <summary>The object as the API gives it</summary>
        <Json label="Customer" value={customer} />
      </details>
    </Shell>
  )
}
