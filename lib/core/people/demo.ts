/** Everybody in the demo signs in with it; it is valid nowhere else. */
export const DEMO_PASSWORD = 'demo wheel turns 2026'
