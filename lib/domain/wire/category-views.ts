// What pages receive of categories: names as the operator wrote them.

/** A category at an address. */
type CategoryName = { slug: string; name: string }

/** What a seller chooses from. `children` is empty below the top. */
export type CategoryNode = CategoryName & { id: string; children: CategoryNode[] }

/** A category as a filter of what was found. `count`: how many products of the search are in it; null where there are too many to count. */
export type CategoryChoice = CategoryName & { count: number | null; isChosen: boolean }

/** A category with those around it: above, if it is below the top. */
export type CategoryPlace = CategoryName & { id: string; parent: CategoryName | null }

/** A category in the operator's list. `products`: how many it has itself; a large number is not counted to the end. */
export type CategoryLine = CategoryName & {
  id: string
  parent: string | null
  place: number
  siblings: number
  products: number
  hasChildren: boolean
}

/** What became of a form about a category: why it was not taken, or the name of what it was taken for. */
export type CategoryFormState = { refusal: string | null; done: string | null }
