import { defineService } from './call-service.ts';
import { z } from 'zod';
export const demo = defineService<Record<string, never>, object>({ name: 'demo', summary: '', input: z.strictObject({}), policy: 'operate-school', run: async () => ({}) });
