import type { FigureStory } from '@/components/table/table-model'

export interface OpenedFigure {
  story: FigureStory
  /** What the figure belongs to: the automation, the department … */
  of: string
  value: string
  runsHref?: string
  /** Gets the focus back */
  opener: HTMLElement
}

const EVENT = 'wheelhouse:figure'

/** Asks the page's one `FigurePanel` to tell the story of a figure. */
export const openFigure = (figure: OpenedFigure) => document.dispatchEvent(new CustomEvent(EVENT, { detail: figure }))

export function onFigure(listener: (figure: OpenedFigure) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<OpenedFigure>).detail)
  document.addEventListener(EVENT, heard)
  return () => document.removeEventListener(EVENT, heard)
}
