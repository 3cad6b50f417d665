import clsx from 'clsx'
import type { DocumentText } from '@/lib/domain/wire/document-views'

/** A document as it is printed: black on white on paper, in the theme on a screen. */
export function DocumentSheet({ document }: { document: DocumentText }) {
  const { title, number, language, facts, parties, lines, sums, notes } = document
  return (
    <article
      lang={language}
      className="flex flex-col gap-7 rounded-lg border border-line bg-surface px-6 py-8 sm:px-10 print:border-0 print:bg-transparent print:p-0"
    >
      <h1 className="display text-2xl">
        <span>{title}</span> <span className="tabular-nums">{number}</span>
      </h1>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-6 sm:grid-cols-2">
        {parties.map(({ label, lines: texts }) => (
          <section key={label} className="text-sm">
            <h2 className="text-muted">{label}</h2>
            <address dir="auto" className="wrap-anywhere whitespace-pre-line not-italic">
              {texts.join('\n')}
            </address>
          </section>
        ))}
      </div>
      {lines.length > 0 && (
        <ul className="flex flex-col gap-4 border-line border-t pt-5">
          {lines.map(({ label, detail, amount }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines are written out and never reordered
            <li key={at} className="flex items-baseline justify-between gap-6">
              <div className="min-w-0">
                <p dir="auto" className="wrap-anywhere font-medium">
                  {label}
                </p>
                <p className="text-muted text-sm">{detail}</p>
              </div>
              <p className="tabular-nums">{amount}</p>
            </li>
          ))}
        </ul>
      )}
      <dl className="flex flex-col gap-1.5 border-line border-t pt-5">
        {sums.map(({ label, amount, isTotal }) => (
          <div key={label} className={clsx('flex items-baseline justify-between gap-6', isTotal ? 'font-semibold text-lg' : 'text-sm')}>
            <dt>{label}</dt>
            <dd className="tabular-nums">{amount}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="text-muted text-sm">
          {note}
        </p>
      ))}
    </article>
  )
}
