/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import { Document } from '@/sandbox/dashboard/shell'

/** The middle of a page that stands alone, outside of any account: whose page it is, what it is about, and what went wrong. */
export const LoneMain: FC<{ title: string; lead?: Child; problem?: string; children?: Child }> = ({ title, lead, problem, children }) => (
  <main class="center">
    <p class="brand">
      <span class="avatar" aria-hidden="true">
        S
      </span>
      Local Stripe
    </p>
    <h1>{title}</h1>
    {lead ? <p class="lead">{lead}</p> : null}
    {problem ? (
      <p class="notice bad" role="alert">
        {problem}
      </p>
    ) : null}
    {children}
  </main>
)

/** A whole page of that kind. */
export const LonePage: FC<{ title: string; lead?: Child; problem?: string; children?: Child }> = (props) => (
  <Document title={`${props.title} – Local Stripe`}>
    <LoneMain {...props} />
  </Document>
)
