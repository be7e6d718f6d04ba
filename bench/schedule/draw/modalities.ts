/** Kinds of rooms, in the order in which they are counted. */
export const roomKinds = ['classroom', 'small-room', 'collaboration-room', 'lab', 'studio'] as const;
export type RoomKind = (typeof roomKinds)[number];

/** The forms of work of the drawn schools. Whoever changes a number here changes every instance. */
export type DrawnModality = {
  readonly id: string;
  readonly groupMin: number;
  readonly groupMax: number | null;
  /** null = any number: each student works alone. */
  readonly groupsPerStation: number | null;
  readonly leader: 'teacher of the domain' | 'teacher of the domain or aide' | 'anybody';
  readonly rooms: readonly { readonly kind: RoomKind; readonly students: number | null; readonly groups: number | null }[];
  /** What it gives, on the average, against being taught as a class. */
  readonly effect: number;
};

const open = { students: null, groups: null };

export const teacherLed: DrawnModality = {
  id: 'teacher-led', groupMin: 8, groupMax: 30, groupsPerStation: 1, leader: 'teacher of the domain', effect: 1,
  rooms: [{ kind: 'classroom', ...open }],
};
export const smallGroup: DrawnModality = {
  id: 'small-group', groupMin: 3, groupMax: 6, groupsPerStation: 1, leader: 'teacher of the domain', effect: 1.15,
  rooms: [{ kind: 'small-room', ...open }, { kind: 'collaboration-room', ...open }, { kind: 'classroom', ...open }],
};
export const tutoring: DrawnModality = {
  id: 'tutoring', groupMin: 1, groupMax: 3, groupsPerStation: 1, leader: 'teacher of the domain or aide', effect: 1.3,
  rooms: [{ kind: 'small-room', ...open }, { kind: 'classroom', ...open }],
};
export const peerCollaboration: DrawnModality = {
  id: 'peer-collaboration', groupMin: 2, groupMax: 6, groupsPerStation: 5, leader: 'teacher of the domain', effect: 0.95,
  rooms: [{ kind: 'classroom', ...open }, { kind: 'collaboration-room', students: null, groups: 4 }],
};
export const project: DrawnModality = {
  id: 'project', groupMin: 10, groupMax: 25, groupsPerStation: 1, leader: 'teacher of the domain', effect: 1,
  rooms: [{ kind: 'studio', ...open }],
};
export const independent: DrawnModality = {
  id: 'independent', groupMin: 1, groupMax: null, groupsPerStation: null, leader: 'anybody', effect: 0.72,
  rooms: [{ kind: 'classroom', students: 25, groups: null }, { kind: 'lab', students: 45, groups: null }],
};

/** In the order in which a student's fit with them is drawn. */
export const modalities = [teacherLed, smallGroup, tutoring, peerCollaboration, project, independent] as const;
