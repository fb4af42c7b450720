/// Plans and observations in files: what is kept of them, how it is read again, and when it may no
/// longer be used. No file holds a secret.
@NullMarked
package dev.berth.saved;

import org.jspecify.annotations.NullMarked;
