import type { Profile } from '../../domain/profile.ts';

export type UserMapper = Profile;
