import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

interface View {
  /** 1: the whole picture fits */
  zoom: number
  /** Of the picture's middle against that of the frame, in pixels on the screen */
  x: number
  y: number
}

const MOST = 8
const whole: View = { zoom: 1, x: 0, y: 0 }

/** Names are readable from this many pixels for one unit of the picture. */
const READABLE = 0.78

/**
 * Zoom and pan of a picture that is drawn as large as its frame allows: wheel (with Ctrl, or once the map has the focus), drag,
 * two fingers, keys and buttons. `unit` is the number of pixels for one unit of the picture; null before it was measured.
 */
export function useViewport(size: { w: number; h: number }, centre: { x: number; y: number } | null) {
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<View>(whole)
  const [fit, setFit] = useState<number | null>(null)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const moved = useRef(false)
  const box = useRef({ w: 1, h: 1 })

  const bounded = useCallback(
    ({ zoom, x, y }: View): View => {
      const z = Math.min(MOST, Math.max(1, zoom))
      const scale = Math.min(box.current.w / size.w, box.current.h / size.h) * z
      const reach = (length: number, room: number) => Math.max(0, (length * scale - room) / 2) + (z > 1 ? 60 : 0)
      const within = (value: number, most: number) => Math.min(most, Math.max(-most, value))
      return { zoom: z, x: within(x, reach(size.w, box.current.w)), y: within(y, reach(size.h, box.current.h)) }
    },
    [size.w, size.h],
  )
  const zoomAt = useCallback((factor: number, at = { x: 0, y: 0 }) => setView((now) => {
    const zoom = Math.min(MOST, Math.max(1, now.zoom * factor))
    const ratio = zoom / now.zoom
    return bounded({ zoom, x: at.x - (at.x - now.x) * ratio, y: at.y - (at.y - now.y) * ratio })
  }), [bounded])
  const pan = useCallback((dx: number, dy: number) => setView((now) => bounded({ ...now, x: now.x + dx, y: now.y + dy })), [bounded])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      if (!width || !height) return
      box.current = { w: width, h: height }
      setFit(Math.min(width / size.w, height / size.h))
    }
    measure()
    const scale = Math.min(box.current.w / size.w, box.current.h / size.h)
    const opening = Math.min(MOST, Math.max(1, READABLE / scale))
    // Small screens open where names can be read; the whole is one press away.
    if (box.current.w < 640 && opening > 1) {
      const at = centre ?? { x: size.w / 2, y: size.h / 2 }
      setView(bounded({ zoom: opening, x: (size.w / 2 - at.x) * scale * opening, y: (size.h / 2 - at.y) * scale * opening }))
    } else setView(whole)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && !element.contains(document.activeElement)) return
      event.preventDefault()
      const area = element.getBoundingClientRect()
      zoomAt(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0018)), { x: event.clientX - area.left - area.width / 2, y: event.clientY - area.top - area.height / 2 })
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [size.w, size.h, centre, bounded, zoomAt])

  const spread = () => {
    const [one, other] = [...pointers.current.values()]
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : null
  }
  return {
    frame,
    view,
    unit: fit === null ? null : fit * view.zoom,
    zoomAt,
    reset: () => setView(whole),
    /** Whether the pointer was dragged since it went down: then a click opens nothing. */
    dragged: () => moved.current,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return
        moved.current = false
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      },
      onPointerMove: (event: PointerEvent) => {
        const before = pointers.current.get(event.pointerId)
        if (!before) return
        const [dx, dy] = [event.clientX - before.x, event.clientY - before.y]
        if (!moved.current && Math.hypot(dx, dy) < 4) return
        moved.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
        const apart = spread()
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
        const now = spread()
        if (apart && now) zoomAt(now / apart)
        else pan(dx, dy)
      },
      onPointerUp: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
      onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const keys: Record<string, () => void> = {
          '+': () => zoomAt(1.4),
          '=': () => zoomAt(1.4),
          '-': () => zoomAt(1 / 1.4),
          '0': () => setView(whole),
          ArrowLeft: () => pan(60, 0),
          ArrowRight: () => pan(-60, 0),
          ArrowUp: () => pan(0, 60),
          ArrowDown: () => pan(0, -60),
        }
        const act = keys[event.key]
        if (!act) return
        event.preventDefault()
        act()
      },
    },
  }
}
