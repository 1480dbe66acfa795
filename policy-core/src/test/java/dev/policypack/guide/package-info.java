/** The policies and tests that the pages of the guide show, and the test that the pages show what is here. */
@NullMarked
package dev.policypack.guide;

import org.jspecify.annotations.NullMarked;
