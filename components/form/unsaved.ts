let ask: (() => boolean) | null = null

/** The form whose changes would be lost; null when there is none. */
export const guardLeaving = (question: (() => boolean) | null) => {
  ask = question
}

/** Asked before a navigation that is not the click of a link: true unless the reader stays with unsaved changes. */
export const mayLeave = (): boolean => ask?.() ?? true
