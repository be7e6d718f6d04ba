/** A OneRoster delivery as rows of cells by file, small enough to see at a glance. Tests change one file each. */
export type Delivery = Readonly<Record<string, readonly (readonly string[])[]>>;

const base = ['sourcedId', 'status', 'dateLastModified'];

export const delivery12: Delivery = {
  manifest: [
    ['propertyName', 'value'], ['manifest.version', '1.0'], ['oneroster.version', '1.2'],
    ...['academicSessions', 'orgs', 'courses', 'classes', 'users', 'roles', 'enrollments'].map((name) => [`file.${name}`, 'bulk']), ['file.results', 'absent'],
  ],
  academicSessions: [
    [...base, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
    ['s1', '', '', 'Autumn', 'semester', '2026-08-31', '2027-01-29', '', '2027'],
    ['s2', '', '', 'Spring', 'semester', '2027-02-01', '2027-06-18', '', '2027'],
  ],
  orgs: [[...base, 'name', 'type', 'identifier', 'parentSourcedId'], ['d', '', '', 'Lake District', 'district', '', ''], ['m', '', '', 'Lake Middle', 'school', '', 'd']],
  courses: [[...base, 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'], ['c', '', '', '', 'Math 6', '', '06', 'm', 'Mathematics', 'MAT']],
  classes: [
    [...base, 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
    ['k1', '', '', 'Math 6, period 1', '06,07', 'c', '', 'scheduled', 'R1', 'm', 's1,s2', 'Mathematics', 'MAT', '1,3'],
    ['k2', '', '', 'Math 6, period 2', '', 'c', '', 'scheduled', '', 'm', 's1', '', '', '2'],
  ],
  users: [
    [...base, 'enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password', 'userMasterIdentifier', 'preferredGivenName', 'preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
    user('a', 'Ana', 'Abara', 'S1', '06'), user('b', 'Ben', 'Björk', 'S2', '6'), user('t', 'Tess', 'Tanaka', 'T1', ''),
  ],
  roles: [
    [...base, 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
    ['r1', '', '', 'a', 'primary', 'student', '', '', 'm', ''], ['r2', '', '', 'b', 'primary', 'student', '2026-09-14', '', 'm', ''], ['r3', '', '', 't', 'primary', 'teacher', '', '', 'm', ''],
  ],
  enrollments: [
    [...base, 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
    ['e1', '', '', 'k1', 'm', 'a', 'student', '', '', ''], ['e2', '', '', 'k1', 'm', 'b', 'student', '', '2026-09-14', '2026-12-18'], ['e3', '', '', 'k1', 'm', 't', 'teacher', 'true', '', ''],
    ['e4', '', '', 'k2', 'm', 'a', 'student', '', '', ''],
  ],
};

/** The same as 1.1 writes it: no roles, the role and the organization with the user. */
export const delivery11: Delivery = {
  ...Object.fromEntries(Object.entries(delivery12).filter(([name]) => name !== 'roles')),
  manifest: (delivery12['manifest'] ?? []).filter(([name]) => name !== 'file.roles').map((row) => row.map((cell) => cell.replace('1.2', '1.1'))),
  users: [
    [...base, 'enabledUser', 'orgSourcedIds', 'role', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password'],
    ['a', '', '', 'true', 'm', 'student', 'ana', '', 'Ana', 'Abara', '', 'S1', '', '', '', '', '06', ''],
    ['b', '', '', 'true', 'd,m', 'student', 'ben', '', 'Ben', 'Björk', '', 'S2', '', '', '', '', '06', ''],
    ['t', '', '', 'true', 'm', 'teacher', 'tess', '', 'Tess', 'Tanaka', '', 'T1', '', '', '', '', '', ''],
  ],
};

/** The delivery with cells changed: `{ 'users.2.grades': 'six' }` is the cell of that column in the second row under the header. */
export function withCells(delivery: Delivery, changes: Readonly<Record<string, string>>): Delivery {
  const copy: Record<string, string[][]> = Object.fromEntries(Object.entries(delivery).map(([name, rows]) => [name, rows.map((row) => [...row])]));
  for (const [path, value] of Object.entries(changes)) {
    const [file = '', row = '', column = ''] = path.split('.');
    const cells = copy[file]?.[Number(row)];
    const index = copy[file]?.[0]?.indexOf(column) ?? -1;
    if (cells === undefined || index === -1) throw new Error(`no cell ${path}`);
    cells[index] = value;
  }
  return copy;
}

export function withRow(delivery: Delivery, file: string, row: readonly string[]): Delivery {
  return { ...delivery, [file]: [...(delivery[file] ?? []), row] };
}

export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n') + '\r\n';
}

function user(id: string, given: string, family: string, identifier: string, grades: string): readonly string[] {
  return [id, '', '', 'true', given.toLowerCase(), '', given, family, '', identifier, `${id}@lake.example`, '', '', '', grades, '', '', '', '', '', 'm', ''];
}
