/// The gateway to Docker engines: requests and answers of the Engine API as JSON trees, one small
/// class for each subject. The only room that speaks with the engine.
@NullMarked
package dev.berth.docker;

import org.jspecify.annotations.NullMarked;
