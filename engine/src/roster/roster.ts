/**
 * Who, where and when: what a school's records say, before any planning. First stage of the loop's input.
 *
 * Everything is effective-dated: `from` and `until` are school dates ("2026-09-15"), both inclusive, `until: null` is open.
 * Dates are the school's own (its IANA zone stands in `Organization.timeZone`); instants are ISO strings in UTC.
 */

/** A school date, "YYYY-MM-DD", in the school's zone. */
export type SchoolDate = string;
/** An instant, ISO 8601 in UTC: "2026-09-15T16:23:00.000Z". */
export type Instant = string;
/** Grade as CASE and OneRoster write it: 'KG', '01' ... '12'. */
export type Grade = string;

export type EffectiveDated = { readonly from: SchoolDate; readonly until: SchoolDate | null };

export type Organization = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'school' | 'district' | 'network';
  readonly parentId: string | null;
  /** IANA zone, for example "America/Los_Angeles". */
  readonly timeZone: string;
};

export type PersonRole = 'student' | 'teacher' | 'aide' | 'leader' | 'contact';

export type Person = EffectiveDated & {
  readonly id: string;
  readonly role: PersonRole;
  readonly givenName: string;
  readonly familyName: string;
  /** Students only; null for everyone else. */
  readonly grade: Grade | null;
  /** Other identifiers by kind, for joining evidence: { identifier: "S06012", username: "..." }. */
  readonly identifiers: Readonly<Record<string, string>>;
};

/** A standing group taught a course, as the student information system gives it. */
export type Section = EffectiveDated & {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly grades: readonly Grade[];
  /** Empty when the roster does not say; planning then refuses the section by name. */
  readonly periodIds: readonly string[];
  readonly spaceId: string | null;
};

export type Enrollment = EffectiveDated & {
  readonly id: string;
  readonly personId: string;
  readonly sectionId: string;
  readonly role: 'student' | 'teacher';
};

export type Space = EffectiveDated & {
  readonly id: string;
  readonly name: string;
  /** 'classroom', 'small room', 'studio', 'open area' ...: the school's own words, matched by a modality's `spaceKinds`. */
  readonly kind: string;
  readonly seats: number;
  readonly zone: string;
};

/** One period of one kind of day. Times are wall-clock "HH:MM" in the school's zone. */
export type BellPeriod = {
  readonly periodId: string;
  /** ISO weekdays on which these times hold, 1 = Monday ... 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** null = every day type; otherwise only on calendar days of this type ('A', 'B', 'short' ...). */
  readonly dayType: string | null;
  readonly start: string;
  readonly end: string;
  /** Does the next period follow without a break, so that one meeting may hold both? Absent = no. */
  readonly runsOn?: boolean;
};

/** A day that differs from the plain school week. */
export type CalendarDay = {
  readonly date: SchoolDate;
  readonly kind: 'closed' | 'short' | 'type';
  /** For 'type': the day type's name. For 'short': the bell day type when the school has one. */
  readonly dayType: string | null;
  /** For 'short': the periods that are held; null = all of them. */
  readonly periodIds: readonly string[] | null;
  readonly note: string;
};

/** What a member of staff is qualified for and offers to the models, by period. */
export type StaffOffer = EffectiveDated & {
  readonly personId: string;
  /** Subjects or roles: "Mathematics", "special education", "aide". */
  readonly qualifications: readonly string[];
  /** The periods this person can be planned in; the rest of their day is their own. */
  readonly periodIds: readonly string[];
  readonly note: string;
};

export type Accommodation = EffectiveDated & { readonly studentId: string } & (
    | { readonly kind: 'extra-time'; readonly factor: number }
    | { readonly kind: 'space'; readonly spaceId: string }
    | { readonly kind: 'group-size'; readonly atMost: number }
    /** The named adult is in the student's station in every planned period. */
    | { readonly kind: 'adult'; readonly personId: string }
    | { readonly kind: 'read-aloud' }
    | { readonly kind: 'assistive-technology'; readonly detail: string }
    /** Anything else: printed on the cards, enforced by people, and listed as an assumption. */
    | { readonly kind: 'other'; readonly detail: string }
  );

/**
 * Time with a named adult that the student is owed each week.
 * 'push-in': the adult joins the student's station. 'pull-out': the student leaves for it, so the window is a fixed commitment.
 */
export type Service = EffectiveDated & {
  readonly studentId: string;
  readonly personId: string;
  /** Exactly one of the two is set. */
  readonly periodsPerWeek: number | null;
  readonly minutesPerWeek: number | null;
  readonly delivery: 'push-in' | 'pull-out';
  /** When it may happen; empty = in any planned period. Weekdays as in BellPeriod. */
  readonly windows: readonly { readonly weekday: number; readonly periodId: string }[];
};

/** Two students who are never in the same station. */
export type KeepApart = EffectiveDated & { readonly studentIds: readonly [string, string] };

/** A set that is counted: a cart of tablets, the balances of the lab. Models name it in the school's own words. */
export type Equipment = EffectiveDated & { readonly id: string; readonly amount: number };

/** Minutes from one zone or space to another, and back. Where nothing is said it takes no time worth planning for. */
export type WalkingTime = EffectiveDated & { readonly between: string; readonly and: string; readonly minutes: number };

export type Roster = {
  readonly school: Organization;
  readonly organizations: readonly Organization[];
  readonly people: readonly Person[];
  readonly sections: readonly Section[];
  readonly enrollments: readonly Enrollment[];
  readonly spaces: readonly Space[];
  readonly bell: readonly BellPeriod[];
  readonly calendar: readonly CalendarDay[];
  readonly staffOffers: readonly StaffOffer[];
  readonly accommodations: readonly Accommodation[];
  readonly services: readonly Service[];
  readonly keepApart: readonly KeepApart[];
  /** Absent or empty = nobody has counted, and nothing is limited by it. */
  readonly equipment?: readonly Equipment[];
  readonly walking?: readonly WalkingTime[];
};

/** An exception to the roster: a person (absent, out, late) or a space (closed) on one day. */
export type Unavailability = {
  readonly subject: { readonly kind: 'person' | 'space'; readonly id: string };
  readonly on: SchoolDate;
  /** null = the whole day. */
  readonly periodIds: readonly string[] | null;
  /** Periods of which a person is there for some minutes only: who comes late or leaves early is planned, with what fits. */
  readonly partly?: readonly { readonly periodId: string; readonly minutes: number }[];
  readonly reason: string;
};

/** One school day as it will be held. Minutes are counted from local midnight. */
export type SchoolDay = {
  readonly on: SchoolDate;
  readonly weekday: number;
  readonly dayType: string | null;
  readonly isOpen: boolean;
  /** The calendar's note, or '' on a plain day. */
  readonly note: string;
  readonly periods: readonly {
    readonly id: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly minutes: number;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    /** The period it runs on into without a break. */
    readonly runsInto?: string;
  }[];
};
