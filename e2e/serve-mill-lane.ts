import { isLocale, namesOf, render, noNames } from '@heddle/engine/messages';
import type { DayPlan } from '@heddle/engine/schedule';
import type { FastifyInstance } from 'fastify';
import { buildHttp, listen } from '../server/src/http/index.ts';
import { startJobs } from '../server/src/jobs/index.ts';
import { dayReport, problemPage, workSteps } from '../server/src/reports/index.ts';
import type { Whose } from '../server/src/reports/index.ts';
import { planMillLane } from './mill-lane.ts';

/** The real pages over the made-up school, on a port of their own. */
export async function serveMillLane(): Promise<{ readonly app: FastifyInstance; readonly address: string; readonly plan: DayPlan }> {
  const { facts, plan } = await planMillLane();
  const names = namesOf(facts);
  const app = await buildHttp({
    call: async (service, input) => {
      if (service === 'list-planned-days') return { today: plan.on, next: '2026-09-16', days: ['2026-09-14', plan.on] };
      const { locale, whose } = input as { readonly locale: 'en' | 'ar-XB'; readonly whose: Whose };
      return dayReport({ whose, plan, facts, names, locale, status: 'draft', openApprovals: plan.approvals, today: plan.on, plannedDays: ['2026-09-14', plan.on], gaps: 'show', desk: { planId: 'plan-1', next: '2026-09-16', work: { kind: 'plan', on: '2026-09-16' } } });
    },
    problemPage, workSteps,
    jobs: startJobs({ call: () => Promise.reject(new Error('this school is only looked at')), onFault: () => {} }),
    say: (reason, locale) => render(reason, { locale: isLocale(locale) ? locale : 'en', audience: 'staff', names: noNames }),
    stylesFolder: new URL('../web/src/styles/', import.meta.url),
  });
  const address = await listen(app, { port: 0 });
  return { app, address, plan };
}
