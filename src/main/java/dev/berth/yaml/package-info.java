/// YAML as a tree whose every key and value knows its place.
@NullMarked
package dev.berth.yaml;

import org.jspecify.annotations.NullMarked;
