@NullMarked
package dev.berth.swarm.view;

import org.jspecify.annotations.NullMarked;
