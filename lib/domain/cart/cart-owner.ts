/** Whose cart it is: that of a person, or of a browser nobody has signed in with. */
export type CartOwner = { userId: string | null; browserHash: string }
