import { z } from 'zod';

/** Most actors that a group keeps by name, newest last; more are only counted. */
export const KEPT_ENTRIES = 200;

/** What a device is called by its user. */
export const deviceNameField = () => z.string().trim().min(1).max(100).meta({ maxLength: 100 });
