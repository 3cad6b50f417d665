/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { byStatus, type Chosen, Filters, filteredPage } from '@/sandbox/dashboard/filters'
import { idOf, money, plain } from '@/sandbox/dashboard/format'
import { ActionButton, Badge, Facts, Json, Money, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { cardLine } from '@/sandbox/dashboard/read-payments'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import type { DisputeRow } from '@/sandbox/disputes/disputes'
import { present } from '@/sandbox/http/present'
import { TRANSACTION_COLUMNS, transactionCells } from './payment-page'

const STATUSES = ['needs_response', 'under_review', 'won', 'lost', 'warning_needs_response', 'warning_under_review', 'warning_closed', 'prevented']

/** What the holders of cards have contested, newest first. */
export const DisputesPage: FC<{ view: View; chosen: Chosen }> = ({ view, chosen }) => {
  const { rows, next } = filteredPage(view.world.store.newest('dispute', view.account.id), chosen, { status: (row) => row.object.status })
  return (
    <Shell view={view} path="/disputes" title="Disputes">
      <h1>Disputes</h1>
      <p class="lead">Payments that a cardholder’s bank wants back or asks about.</p>
      <Filters action={view.at('/disputes')} filters={[byStatus(STATUSES)]} chosen={chosen} />
      <section>
        <Table
          label="Disputes"
          columns={['Amount', 'Status', 'Reason', 'Dispute', 'Answer by', 'Created']}
          empty={chosen.status ? 'No disputes have this status.' : 'No disputes. Open one on the page of a payment, or pay with 4000 0000 0000 0259.'}
          rows={rows.map(({ object }) => [
            <Money amount={object.amount} currency={object.currency} />,
            <Badge status={object.status} />,
            plain(object.reason),
            <a class="id" href={view.at(`/disputes/${object.id}`)}>
              {object.id}
            </a>,
            object.evidence_details.due_by ? <Time at={object.evidence_details.due_by} /> : '—',
            <Time at={object.created} />,
          ])}
        />
      </section>
      <Older href={view.at('/disputes')} next={next} />
    </Shell>
  )
}

/** What the account says: evidence, or that it gives in. */
const Answers: FC<{ view: View; row: DisputeRow; problem?: string }> = ({ view, row, problem }) => {
  const { status, evidence } = row.object
  if (status !== 'needs_response' && status !== 'warning_needs_response') return null
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">Answer</h2>
      <p class="hint">Evidence is sent once. The texts winning_evidence and losing_evidence decide it; for others the bank’s buttons are below.</p>
      {problem ? (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      ) : null}
      <form method="post" action={view.at(`/disputes/${row.id}/submit`)} aria-label="Submit evidence">
        <div class="field">
          <label for="text">Evidence</label>
          <textarea id="text" name="text" rows={4} required>
            {evidence.uncategorized_text ?? ''}
          </textarea>
        </div>
        <button type="submit" class="main">
          Submit evidence
        </button>
      </form>
      <div class="row">
        <ActionButton action={view.at(`/disputes/${row.id}/accept`)} label="Accept the dispute" kind="danger" />
      </div>
    </section>
  )
}

const Verdicts: FC<{ view: View; row: DisputeRow }> = ({ view, row }) => {
  const { status } = row.object
  const isInquiry = status === 'warning_needs_response' || status === 'warning_under_review'
  const isOpen = isInquiry || status === 'needs_response' || status === 'under_review'
  const isTurnable = status === 'lost' && !row.hidden.final
  const action = view.at(`/disputes/${row.id}`)
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">What the bank decides</h2>
      {isOpen ? null : <p class="empty">The bank has decided.{isTurnable ? ' It may still change its mind.' : ' There is nothing more to come.'}</p>}
      {isTurnable ? <ActionButton action={action} label="Decide: won after all" fields={{ verdict: 'won' }} /> : null}
      {isInquiry ? (
        <>
          <p class="hint">So far the bank only asks. It closes the inquiry, or makes a dispute of it that takes the money.</p>
          <div class="row">
            <ActionButton action={action} label="Close the inquiry" kind="main" fields={{ verdict: 'won' }} />
            <ActionButton action={action} label="Make it a dispute" kind="danger" fields={{ verdict: 'escalated' }} />
          </div>
        </>
      ) : null}
      {isOpen && !isInquiry ? (
        <>
          <p class="hint">Won gives back the money and the fee for an answer; the first fee stays paid. Lost leaves the money with the cardholder.</p>
          <div class="row">
            <ActionButton action={action} label="Decide: won" kind="main" fields={{ verdict: 'won' }} />
            <ActionButton action={action} label="Decide: lost" kind="danger" fields={{ verdict: 'lost' }} />
          </div>
        </>
      ) : null}
    </section>
  )
}

const Details: FC<{ view: View; row: DisputeRow }> = ({ view, row: { object } }) => {
  const intent = idOf(object.payment_intent)
  const charge = view.world.store.get('charge', idOf(object.charge) ?? '')?.object
  const { due_by: dueBy, submission_count: sent, past_due: isLate } = object.evidence_details
  return (
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <Facts
        rows={[
          ['Amount', money(object.amount, object.currency)],
          ['Reason', plain(object.reason)],
          ['Payment', intent ? <a href={view.at(`/payments/${intent}`)}>{intent}</a> : null],
          ['Card', cardLine(charge?.payment_method_details?.card)],
          ['Answer by', dueBy ? <Time at={dueBy} /> : null],
          ['Evidence sent', sent === 0 ? (isLate ? 'No, and it is too late now' : 'Not yet') : 'Yes'],
          ['Can be refunded', object.is_charge_refundable ? 'Yes' : 'No'],
          ['Created', <Time at={object.created} />],
        ]}
      />
    </section>
  )
}

/** One dispute: where it stands, the evidence, the money it moved, and the bank's buttons. */
export const DisputePage: FC<{ view: View; row: DisputeRow; notice?: string; problem?: string }> = ({ view, row, notice, problem }) => {
  const { object, hidden } = row
  const evidence = Object.entries(object.evidence).filter(([, value]) => typeof value === 'string' && value !== '')
  const transactions = hidden.transactions.flatMap((id) => view.world.store.get('balance_transaction', id)?.object ?? [])
  return (
    <Shell view={view} path="/disputes" title={`Dispute ${money(object.amount, object.currency)}`} notice={notice}>
      <p class="crumb">
        <a href={view.at('/disputes')}>Disputes</a>
      </p>
      <div class="head">
        <h1>
          {money(object.amount, object.currency)} <Badge status={object.status} />
        </h1>
        <span class="id">{object.id}</span>
      </div>
      <Details view={view} row={row} />
      <Answers view={view} row={row} problem={problem} />
      <Verdicts view={view} row={row} />
      <section aria-labelledby="evidence">
        <h2 id="evidence">Evidence</h2>
        {evidence.length === 0 ? <p class="empty">None yet.</p> : <Facts rows={evidence.map(([name, value]) => [plain(name), String(value)])} />}
      </section>
      <section aria-labelledby="transactions">
        <h2 id="transactions">Balance transactions</h2>
        <Table
          label="Balance transactions"
          columns={TRANSACTION_COLUMNS}
          rows={transactions.map(transactionCells)}
          empty="None: an inquiry takes no money."
        />
      </section>
      <details class="more card">
        <summary>The object as the API gives it</summary>
        <Json label="Dispute" value={present(view.world, 'dispute', row)} />
      </details>
    </Shell>
  )
}
