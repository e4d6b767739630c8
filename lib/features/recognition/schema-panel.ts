/** What one person has earned with one request. */
export interface EarnedByRequest {
  key: string
  /** Null: an anonymous submitter, whose name the reader does not learn */
  name: string | null
  role: 'submitter' | 'supporter'
  own: boolean
  points: number
  /** Of these, from measured benefit, and the time it stands for */
  verified: number
  measuredMs: number
}

export interface RequestStory {
  title: string
  titleZh: string | null
  text: string
  textZh: string | null
}
