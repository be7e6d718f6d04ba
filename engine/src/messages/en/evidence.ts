import type { Messages } from '../catalogue.ts';

/** Why a record was not let in, for whoever imports. Ids in {evidence} are the sender's own. */
export const evidence = {
  'evidence.no-id': 'A record of student {student} has no id. Maybe a column is not mapped.',
  'evidence.too-long': 'Record {evidence} has an id longer than {length} signs, or a list of more than {count} ids. Maybe two columns ran into one.',
  'evidence.unknown-student': 'Record {evidence} names the student {id}, whom the roster does not have. Maybe the student left, or is new: import the roster first.',
  'evidence.no-competency': 'Record {evidence} names no competency. Maybe the column with the standard is not mapped.',
  'evidence.unknown-competency': 'Record {evidence} names the competency {id}, which no framework here has. Maybe its code has a prefix to strip.',
  'evidence.unknown-source': 'Record {evidence} comes from the source {source}, which the model does not list. Maybe add it to the model\'s sources.',
  'evidence.kind-not-of-source': 'Record {evidence} is of kind {kind}, and the source "{source}" may not send that kind. Maybe add the kind to the source in the model.',
  'evidence.score-out-of-range': 'Record {evidence} has the result {value}. A score runs from 0 to 1, and a level from 0 to the highest level. Maybe the points must be divided by the most points.',
  'evidence.not-an-instant': 'Record {evidence} has the time "{value}", which is no full date and time with its zone. Maybe the mapping lacks the time zone.',
  'evidence.from-the-future': 'Record {evidence} says that it happened at {occurred}, after it was recorded at {recorded}. Maybe the zone of the times is wrong.',
  'evidence.trust-lowered': 'Record {evidence} claims the trust "{said}", and its source may give "{kept}" at most. It is kept as "{kept}".',
} as const satisfies Messages;
