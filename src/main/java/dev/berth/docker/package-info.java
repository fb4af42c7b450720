/// The gateway to Docker engines: requests and answers of the Engine API as JSON trees, one small
/// class for each subject. The only room that knows docker-java, whose transport carries them.
@NullMarked
package dev.berth.docker;

import org.jspecify.annotations.NullMarked;
