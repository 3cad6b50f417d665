/** The largest picture that may be uploaded, bytes: below the 4.5 MB a Vercel function takes in one request, form fields included. */
export const MAX_PICTURE_BYTES = 4 * 1024 ** 2

/** The largest file of products, bytes, for the same reason. */
export const MAX_IMPORT_BYTES = 4 * 1024 ** 2
