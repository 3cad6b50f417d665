/**
 * The body of a request as a form text. A multipart body becomes one too, so that everything after it (parameters, idempotency) sees one kind of
 * body: a file as `file[filename]`, `file[type]` and its content in base 64 as `file[data]`.
 */
export async function bodyText(request: Request): Promise<string> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return request.text()
  const form = new URLSearchParams()
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') form.append(name, value)
    else {
      form.append(`${name}[filename]`, value.name)
      form.append(`${name}[type]`, value.type || 'application/octet-stream')
      form.append(`${name}[data]`, Buffer.from(await value.arrayBuffer()).toString('base64'))
    }
  }
  return form.toString()
}
