import { parentPort, workerData } from 'node:worker_threads';
import { drawInstance } from './presets.ts';

parentPort?.postMessage(drawInstance(workerData));
