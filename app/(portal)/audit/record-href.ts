const pages: Record<string, (id: string) => string> = {
  person: (id) => `/people/${id}`,
  process: (id) => `/processes/${id}`,
  automation: (id) => `/automations/${id}`,
  system: (id) => `/systems/${id}`,
  interface: (id) => `/interfaces/${id}`,
  component: (id) => `/components/${id}`,
  request: (id) => `/requests/${id}`,
  action: (id) => `/actions/${id}`,
  meeting: (id) => `/meetings/${id}`,
  gateReview: (id) => `/gates/reviews/${id}`,
  phase: (id) => `/programme/phases/${id}`,
  risk: (id) => `/risks/${id}`,
}

/** The page of the record that an entry is about, where it has one under its id. */
export const recordHref = (entity: string, id: string): string | null => (Object.hasOwn(pages, entity) && /^[\w-]{8,64}$/.test(id) ? pages[entity]!(id) : null)
