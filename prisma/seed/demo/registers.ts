import { addDays } from '@/lib/core/calendar/local-day'
import type { Stage } from '@/lib/core/portfolio/stages'
import { createAutomation } from '@/lib/features/automations/create-automation'
import { setStage } from '@/lib/features/automations/set-stage'
import { createDepartment } from '@/lib/features/departments/create-department'
import { createProcess } from '@/lib/features/processes/create-process'
import { freezeBaseline } from '@/lib/features/processes/freeze-baseline'
import { findPhases } from '@/lib/features/programme/queries'
import { createSystem } from '@/lib/features/systems/create-system'
import { db } from '@/lib/server/db'
import { as, asMachine, idOf, type Made } from './actors'
import { departments, systems, type DepartmentKey, type SystemKey } from './company'
import { automations, processes, type AutomationKey, type ProcessKey } from './portfolio'
import { gradeOfProcess, type GradeKey } from './rates'
import type { DemoClock } from './runs'

export interface Registers extends Made {
  systems: Map<SystemKey, string>
  processes: Map<ProcessKey, string>
  automations: Map<AutomationKey, string>
  grades: Map<GradeKey, string>
}

/** Something that happened at a moment of the past. */
export interface Event {
  at: Date
  happen(at: Date): Promise<void>
}

export async function addDepartments(made: Made, at: Date): Promise<void> {
  for (const key of Object.keys(departments) as DepartmentKey[]) {
    const { name, nameZh, parent } = departments[key] as { name: string; nameZh: string; parent?: DepartmentKey }
    const department = await createDepartment(asMachine(at), { name, nameZh, ...(parent && { parentId: idOf(made.departments, parent) }) })
    made.departments.set(key, department.id)
  }
}

export async function addSystems(made: Registers, at: Date): Promise<void> {
  for (const key of Object.keys(systems) as SystemKey[]) {
    const { owner, ...facts } = systems[key]
    const system = await createSystem(await as(made, 'wang', at), { ...facts, ownerId: idOf(made.people, owner) })
    made.systems.set(key, system.id)
  }
}

export async function addProcesses(made: Registers, at: Date): Promise<void> {
  for (const key of Object.keys(processes) as ProcessKey[]) {
    const { name, nameZh, description, department, owner, systems: used, data } = processes[key]
    const process = await createProcess(await as(made, 'wang', at), {
      name, nameZh, description,
      departmentId: idOf(made.departments, department),
      ownerId: idOf(made.people, owner),
      systemIds: used.map((system) => idOf(made.systems, system)),
      dataClasses: data,
      ...(gradeOfProcess[key] && { wageGradeId: idOf(made.grades, gradeOfProcess[key]) }),
    })
    made.processes.set(key, process.id)
  }
}

/** Each baseline, frozen by the owner of its process on the day of the measurement. */
export function baselineEvents(made: Registers, clock: DemoClock, at: (daysAgo: number, hour: number) => Date): Event[] {
  return (Object.keys(processes) as ProcessKey[]).flatMap((key) =>
    processes[key].baselines.map(({ daysAgo, ...measured }) => ({
      at: at(daysAgo, 10),
      async happen(when: Date) {
        const measuredOn = addDays(clock.today, -daysAgo)
        await freezeBaseline(await as(made, processes[key].owner, when), { processId: idOf(made.processes, key), ...measured, measuredOn, validFrom: measuredOn })
      },
    })),
  )
}

/** Creation and every step of every automation. */
export function automationEvents(made: Registers, clock: DemoClock, at: (daysAgo: number, hour: number) => Date): Event[] {
  return (Object.keys(automations) as AutomationKey[]).flatMap((key) => {
    const plan = automations[key] as { stages: [Stage, number][]; deputy?: keyof typeof import('./company').people } & (typeof automations)['expenseBot'] & { targetSuccessPercent?: number; plannedLive?: number; yearOneCost?: string }
    const first = plan.stages[0]?.[1] ?? 8
    const created: Event = {
      at: at(first + 5, 9),
      async happen(when) {
        const ctx = await as(made, 'wang', when)
        const phase = (await findPhases(ctx, {})).find((candidate) => candidate.key === plan.phase)
        const automation = await createAutomation(ctx, {
          name: plan.name, nameZh: plan.nameZh, technology: plan.technology,
          processId: idOf(made.processes, plan.process),
          phaseId: phase?.id,
          ownerId: idOf(made.people, plan.owner),
          ...(plan.deputy && { deputyId: idOf(made.people, plan.deputy) }),
          builderId: idOf(made.people, plan.builder),
          plannedCoveragePercent: plan.plannedCoveragePercent,
          ...(plan.targetSuccessPercent && { targetSuccessPercent: plan.targetSuccessPercent }),
          ...(plan.plannedLive !== undefined && { plannedLiveOn: addDays(clock.today, -plan.plannedLive) }),
          yearOneCost: plan.yearOneCost,
        })
        made.automations.set(key, automation.id)
      },
    }
    const steps = plan.stages.map(([to, daysAgo], i): Event => ({
      at: at(daysAgo, 11 + i),
      async happen(when) {
        const id = idOf(made.automations, key)
        const { version } = await db.automation.findUniqueOrThrow({ where: { id }, select: { version: true } })
        await setStage(await as(made, 'wang', when), { id, version, to })
      },
    }))
    return [created, ...steps]
  })
}
