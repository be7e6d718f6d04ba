import { createHash } from 'node:crypto';
import { planRounds } from '@heddle/engine';
import type { RoundPlan } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { previousSchoolDay } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import type { SchoolTransaction } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { readForPlanning } from './plan-day.ts';
import type { ServiceContext } from './service.ts';

type RoundResult = { readonly from: SchoolDate; readonly until: SchoolDate; readonly students: number; readonly groups: number; readonly status: 'draft' | 'published' };

/** Proposes goals and standing groups for the school days that follow, one round for every model the school runs. */
export const planRound = defineService<{ from: SchoolDate }, RoundResult>({
  name: 'plan-round',
  summary: 'Propose the next round',
  input: z.strictObject({ from: schoolDate }),
  policy: 'operate-school',
  isLong: true,
  async run(context, { from }) {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const kept = await tryRound(context, from);
      if (kept !== undefined) return kept;
    }
    throw new HeddleError('services.facts-keep-arriving', { date: from });
  },
});

/** Kept only if no fact arrived while it was thought out. */
async function tryRound(context: ServiceContext, from: SchoolDate): Promise<RoundResult | undefined> {
  const who = acting(context, 'plan a round');
  const seen = await context.store.read(who, async (tx) => {
    const known = await readForPlanning(tx, from);
    // What was in force on the last school day: who stays with whom, and destinations not reached yet.
    return { ...known, before: await tx.readRoundPlans({ on: previousSchoolDay(known.school.roster, from) ?? from, status: 'published' }) };
  });
  const rounds = planRounds(seen);
  return context.store.transact(who, async (tx) => {
    if ((await tx.watermark()) !== seen.watermark) return undefined;
    for (const round of rounds) await tx.recordRoundPlan(round, 'draft');
    await tx.audit({ action: 'plan-round', object: `round from ${from}`, detail: { rounds: rounds.length } });
    return roundResult(rounds, from, 'draft');
  });
}

/** Puts the proposal in force: from then on every night reads it. `proposal`: the mark of the one that was read, where somebody read it on a page. */
export const publishRound = defineService<{ from: SchoolDate; proposal?: string | undefined }, RoundResult>({
  name: 'publish-round',
  summary: 'Publish the proposed round',
  input: z.strictObject({ from: schoolDate, proposal: z.string().max(100).optional() }),
  policy: 'operate-school',
  run: (context, { from, proposal }) =>
    context.store.transact(acting(context, 'publish a round'), async (tx) => {
      const drafts = (await tx.readRoundPlans({ on: from, status: 'draft' })).filter((round) => round.from === from);
      if (drafts.length === 0) throw new HeddleError('services.no-round', { date: from });
      if (proposal !== undefined && proposal !== markOf(drafts)) throw new HeddleError('services.round-changed', { date: from });
      for (const round of drafts) await tx.recordRoundPlan(round, 'published');
      await tx.audit({ action: 'publish-round', object: `round from ${from}`, detail: { rounds: drafts.length } });
      return roundResult(drafts, from, 'published');
    }),
});

/** What is proposed for a day and is not what is in force already; with a mark of it, so that nobody publishes what they did not read. */
export async function findProposal(tx: SchoolTransaction, on: SchoolDate): Promise<{ readonly rounds: readonly RoundPlan[]; readonly mark: string } | undefined> {
  const drafts = await tx.readRoundPlans({ on, status: 'draft' });
  const inForce = new Set((await tx.readRoundPlans({ on, status: 'published' })).map((round) => JSON.stringify(round)));
  const [first] = drafts.filter((round) => !inForce.has(JSON.stringify(round)));
  if (first === undefined) return undefined;
  const rounds = drafts.filter(({ from }) => from === first.from);
  return { rounds, mark: markOf(rounds) };
}

function markOf(rounds: readonly RoundPlan[]): string {
  return createHash('sha256').update(JSON.stringify(rounds)).digest('hex').slice(0, 32);
}

function roundResult(rounds: readonly { readonly until: SchoolDate; readonly goals: readonly unknown[]; readonly standingGroups: readonly unknown[] }[], from: SchoolDate, status: 'draft' | 'published'): RoundResult {
  return {
    from,
    until: rounds.map((round) => round.until).sort().at(-1) ?? from,
    students: rounds.reduce((sum, round) => sum + round.goals.length, 0),
    groups: rounds.reduce((sum, round) => sum + round.standingGroups.length, 0),
    status,
  };
}
