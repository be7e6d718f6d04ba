import { claimDoor } from '../claim-door.ts';
import { serveDoor } from '../serve-door.ts';

/** Claims the door of the folder named first and says which it became; an owner stays until it is killed. */
const folder = process.argv[2] ?? '';
const claim = await claimDoor(folder);
if (claim.isOwner) {
  serveDoor(claim, {
    async call(name, _input, onProgress) {
      if (name === 'pid') return process.pid;
      onProgress('begun');
      return new Promise(() => {});
    },
  });
}
console.log(claim.isOwner ? 'owner' : 'guest');
