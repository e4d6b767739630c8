import { UserCheck, ArrowLeftRight, Award, Banknote, Bell, BookCheck, BookOpenCheck, Bot, Building2, Calculator, CalendarClock, ChartScatter, Code, FileChartColumn, FileLock2, Flag, Gauge, Grid3x3, Inbox, Lightbulb, ListChecks, Puzzle, Scale, Server, Settings, ShieldCheck, Sigma, Stamp, TrendingUp, TriangleAlert, Users, Waypoints, Workflow } from 'lucide-react'
import type { NavIconName } from './nav-model'

const icons: Record<NavIconName, typeof Bot> = {
  work: Inbox,
  programme: Flag,
  gates: ShieldCheck,
  reports: FileChartColumn,
  requests: Lightbulb,
  portfolio: ChartScatter,
  processes: Workflow,
  automations: Bot,
  systems: Building2,
  interfaces: ArrowLeftRight,
  risks: TriangleAlert,
  compatibility: Grid3x3,
  components: Puzzle,
  runs: Gauge,
  engines: Server,
  people: Users,
  settings: Settings,
  audit: BookOpenCheck,
  developers: Code,
  actions: ListChecks,
  inbox: Bell,
  approvals: Stamp,
  expansion: Waypoints,
  meetings: CalendarClock,
  recognition: Award,
  value: TrendingUp,
  formulas: Sigma,
  cases: Scale,
  ledger: BookCheck,
  rates: Banknote,
  calculator: Calculator,
  compliance: FileLock2,
  reviews: UserCheck,
}

export function NavIcon({ name }: { name: NavIconName }) {
  const Icon = icons[name]
  return <Icon aria-hidden="true" strokeWidth={1.75} />
}
