/** What was typed into a form, by the names of its fields; kept in this tab until the form is there again. */
type Draft = Record<string, string>

const KEPT = 'input:not([type=hidden],[type=file],[type=password],[type=checkbox],[type=radio]), textarea, select'

/** By its page and its fields, and by `data-draft` where a page has several that are alike. */
const keyOf = (form: HTMLFormElement): string => {
  const names = fieldsOf(form).map(({ name }) => name)
  return ['draft', window.location.pathname, form.dataset.draft ?? '', ...names].join(' ')
}

/** Keeps what is typed, so that it outlives a reload or a way round by the sign-in. Files and hidden values are not kept. */
export function keepDraft(form: HTMLFormElement): void {
  const draft: Draft = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]))
  store((storage) => storage.setItem(keyOf(form), JSON.stringify(draft)))
}

/** Forgets what was kept: it has arrived. */
export function dropDraft(form: HTMLFormElement): void {
  store((storage) => storage.removeItem(keyOf(form)))
}

/** Puts what was kept back into the form, once. */
export function restoreDraft(form: HTMLFormElement): void {
  store((storage) => {
    const kept = storage.getItem(keyOf(form))
    if (!kept) return
    storage.removeItem(keyOf(form))
    const draft: unknown = JSON.parse(kept)
    if (typeof draft !== 'object' || draft === null) return
    const values = new Map(Object.entries(draft))
    for (const field of fieldsOf(form)) type(field, values.get(field.name))
  })
}

/** All that a form would post. For one whose fields come and go, so that they cannot be found again by their names. */
export function keepPosted(form: HTMLFormElement): void {
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  store((storage) => storage.setItem(postedKey(), JSON.stringify(texts)))
}

export function dropPosted(): void {
  store((storage) => storage.removeItem(postedKey()))
}

/** Hands over what was kept, once; nothing where nothing was. */
export function takePosted(restore: (posted: FormData) => void): void {
  store((storage) => {
    const kept = storage.getItem(postedKey())
    if (!kept) return
    storage.removeItem(postedKey())
    const posted = new FormData()
    for (const [name, value] of JSON.parse(kept)) posted.append(String(name), String(value))
    restore(posted)
  })
}

const postedKey = () => `posted ${window.location.pathname}`

type TextField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): TextField[] {
  return [...form.querySelectorAll<TextField>(KEPT)].filter(({ name }) => name)
}

/** As if a person had typed it, so that whatever follows the field hears of it. */
function type(field: TextField, value: unknown): void {
  if (typeof value !== 'string' || field.value === value) return
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** A browser may refuse to keep anything: then nothing is kept. */
function store(work: (storage: Storage) => void): void {
  try {
    work(window.sessionStorage)
  } catch {
    // Nothing depends on it.
  }
}
