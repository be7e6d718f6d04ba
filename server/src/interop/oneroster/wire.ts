/**
 * OneRoster's own file and column names: the header of each file we read, in the order that CSV Binding 1.2 fixes, and what may not be
 * empty. 1.1 has no roles.csv; its users carry `role` and `orgSourcedIds`. Columns are read by name, so that an exporter that
 * reorders them is told so and not misread.
 */
export type OneRosterVersion = '1.1' | '1.2';

export type Table = { readonly columns: readonly string[]; readonly required: readonly string[] };

const base = ['sourcedId', 'status', 'dateLastModified'];

const users12: Table = {
  columns: [
    ...base, 'enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds',
    'grades', 'password', 'userMasterIdentifier', 'preferredGivenName', 'preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns',
  ],
  required: ['sourcedId', 'givenName', 'familyName'],
};

const users11: Table = {
  columns: [
    ...base, 'enabledUser', 'orgSourcedIds', 'role', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms',
    'phone', 'agentSourcedIds', 'grades', 'password',
  ],
  required: ['sourcedId', 'orgSourcedIds', 'role', 'givenName', 'familyName'],
};

const shared = {
  academicSessions: {
    columns: [...base, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
    required: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
  },
  orgs: { columns: [...base, 'name', 'type', 'identifier', 'parentSourcedId'], required: ['sourcedId', 'name', 'type'] },
  courses: {
    columns: [...base, 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
    required: ['sourcedId', 'title'],
  },
  classes: {
    columns: [
      ...base, 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds', 'subjects',
      'subjectCodes', 'periods',
    ],
    required: ['sourcedId', 'title', 'courseSourcedId', 'schoolSourcedId', 'termSourcedIds'],
  },
  enrollments: {
    columns: [...base, 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
    required: ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
  },
} satisfies Readonly<Record<string, Table>>;

const roles: Table = {
  columns: [...base, 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
  required: ['sourcedId', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
};

export type TableName = keyof typeof shared | 'users' | 'roles';

/** The files read, in the order in which one refers to another. */
export const tableNames: Readonly<Record<OneRosterVersion, readonly TableName[]>> = {
  '1.1': ['academicSessions', 'orgs', 'courses', 'classes', 'users', 'enrollments'],
  '1.2': ['academicSessions', 'orgs', 'courses', 'classes', 'users', 'roles', 'enrollments'],
};

export function tableOf(name: TableName, version: OneRosterVersion): Table {
  if (name === 'users') return version === '1.1' ? users11 : users12;
  return name === 'roles' ? roles : shared[name];
}
