/// Texts on the disk, and paths: where what a project is made of is read.
@NullMarked
package dev.berth.compose.files;

import org.jspecify.annotations.NullMarked;
