/** What the button that closes the meeting needs of the minutes: all saved, and how many are not marked. */
export interface Room {
  /** Saves what is not saved yet; the version that then stands, or null when it could not be saved */
  flush(): Promise<number | null>
  unmarked(): number
}

let room: Room | null = null

/** The open minutes register here. */
export function registerRoom(next: Room): () => void {
  room = next
  return () => {
    if (room === next) room = null
  }
}

export const openRoom = (): Room | null => room
