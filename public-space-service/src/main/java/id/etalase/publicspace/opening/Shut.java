package id.etalase.publicspace.opening;

import id.etalase.kit.text.BilingualText;

/**
 * A stretch of time in which an applied closure keeps a place shut, whatever its layers say.
 *
 * @param reason why, as told to the public
 */
record Shut(Interval time, BilingualText reason) {
}
