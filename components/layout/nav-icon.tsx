import { BookOpenCheck, Bot, Building2, Code, Flag, Gauge, Inbox, Server, Settings, Users, Waypoints, Workflow } from 'lucide-react'
import type { NavIconName } from './nav-model'

const icons: Record<NavIconName, typeof Bot> = {
  work: Inbox,
  programme: Flag,
  processes: Workflow,
  automations: Bot,
  systems: Building2,
  runs: Gauge,
  engines: Server,
  people: Users,
  settings: Settings,
  audit: BookOpenCheck,
  developers: Code,
  expansion: Waypoints,
}

export function NavIcon({ name }: { name: NavIconName }) {
  const Icon = icons[name]
  return <Icon aria-hidden="true" strokeWidth={1.75} />
}
