import { z } from 'zod';

/** Shapes that several services take. */
export const schoolDate = z.iso.date({ error: 'must be a date like 2026-09-15' });
export const seed = z.int().min(0).max(2 ** 32 - 1);
